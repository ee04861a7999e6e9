/* hits.h - test support: what matches on a line of text, over tables written in the test.
 */
#ifndef SODO_TESTS_MATCH_HITS_H
#define SODO_TESTS_MATCH_HITS_H

#include "../gazetteer/tables.h"

#include <stdbool.h>

/* Fail unless the mentions that are left, "Kind text|" each, are the expected ones;
 * `names`: look for the shapes of names, too. */
void hits_check(const table *list, const char *text, const char *expected, bool names);

#endif
