/* json.h - internal, layer "base": text as JSON. */
#ifndef SODO_BASE_JSON_H
#define SODO_BASE_JSON_H

#include "base/buf.h"

/* Append the text as a JSON string with its quotes: UTF-8 as it is, control characters
 * escaped, bytes that are no UTF-8 as U+FFFD. */
void sodo_json_string(sodo_slice text, sodo_buf *out);

#endif
