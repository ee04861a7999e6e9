/* json.h - internal, layer "base": text as JSON.
 *
 *     sodo_json_key("name", out);       , "name":   the comma only where one is due
 *     sodo_json_string(name, out);      "Đỗ Mạnh Hiến"
 *
 * Reading is jansson's, in read/. */
#ifndef SODO_BASE_JSON_H
#define SODO_BASE_JSON_H

#include "base/buf.h"

/* Append the text as a JSON string with its quotes: UTF-8 as it is, control characters
 * (C0, DEL, C1) escaped, bytes that are no UTF-8 as U+FFFD. */
void sodo_json_string(sodo_slice text, sodo_buf *out);
/* `, "name": ` without the comma right after an opening bracket. */
void sodo_json_key(const char *name, sodo_buf *out);
/* The comma before an array's next item, but not before its first. */
void sodo_json_item(sodo_buf *out);
/* A member that is left out where the text is empty. */
void sodo_json_member(const char *name, sodo_slice text, sodo_buf *out);
/* Digits without any library call: records have many. */
void sodo_json_number(uint32_t value, sodo_buf *out);

#endif
