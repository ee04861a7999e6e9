/* xml.h - internal, layer "write": text as XML. */
#ifndef SODO_WRITE_XML_H
#define SODO_WRITE_XML_H

#include "base/buf.h"

/* Append with & < > escaped, and for attribute values also the quotation mark. The text
 * is clean already: well formed, without control characters. */
void sodo_xml_text(sodo_slice text, sodo_buf *out);
void sodo_xml_attr(sodo_slice text, sodo_buf *out);

#endif
