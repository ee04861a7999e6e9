/* version.c - the versions of the library and of what it stands on. */
#include "sodo/version.h"

#include <archive.h>
#include <csv.h>
#include <igraph/igraph_version.h>
#include <jansson.h>
#include <libxml/xmlversion.h>
#define PCRE2_CODE_UNIT_WIDTH 32
#include <pcre2.h>
#include <sodium.h>
#include <sqlite3.h>
#include <unicode/uvernum.h>

#define TEXT_OF(x) #x
#define NUMBER_TEXT(x) TEXT_OF(x)

const char *sodo_version(void) {
    return SODO_VERSION;
}

/* csv.h says its version in numbers only. */
static const sodo_package PACKAGES[] = {
    {"ICU", U_ICU_VERSION},
    {"PCRE2", NUMBER_TEXT(PCRE2_MAJOR) "." NUMBER_TEXT(PCRE2_MINOR)},
    {"SQLite", SQLITE_VERSION},
    {"igraph", IGRAPH_VERSION},
    {"jansson", JANSSON_VERSION},
    {"libarchive", ARCHIVE_VERSION_ONLY_STRING},
    {"libcsv",
     NUMBER_TEXT(CSV_MAJOR) "." NUMBER_TEXT(CSV_MINOR) "." NUMBER_TEXT(CSV_RELEASE)},
    {"libsodium", SODIUM_VERSION_STRING},
    {"libxml2", LIBXML_DOTTED_VERSION},
};

size_t sodo_packages(sodo_package *out, size_t cap) {
    size_t count = sizeof PACKAGES / sizeof *PACKAGES;
    for (size_t i = 0; i < count && i < cap; i++) out[i] = PACKAGES[i];
    return count;
}
