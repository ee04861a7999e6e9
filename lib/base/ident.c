/* ident.c - ids that depend on nothing but their key: BLAKE2b in base32 letters. */
#include "base/ident.h"

#include <sodium.h>

static void letters(const unsigned char *bits, size_t count, char *out) {
    static const char alphabet[] = "abcdefghijklmnopqrstuvwxyz234567";
    for (size_t i = 0; i < count; i++) {
        size_t bit = i * 5, byte = bit / 8, shift = bit % 8;
        unsigned pair = (unsigned)bits[byte] << 8 | bits[byte + 1];
        out[i] = alphabet[pair >> (11 - shift) & 31];
    }
    out[count] = '\0';
}

static void digest(sodo_slice bytes, unsigned char out[32]) {
    const unsigned char *data = (const unsigned char *)bytes.data;
    crypto_generichash(out, 32, bytes.size ? data : NULL, bytes.size, NULL, 0);
}

void sodo_ident(sodo_slice key, char out[SODO_IDENT_SIZE]) {
    unsigned char bits[32];
    digest(key, bits);
    letters(bits, SODO_IDENT_SIZE - 1, out);
}

void sodo_ident_long(sodo_slice bytes, char out[27]) {
    unsigned char bits[32];
    digest(bytes, bits);
    letters(bits, 26, out);
}

void sodo_ident_parts(const sodo_slice *parts, size_t count, char out[27]) {
    unsigned char bits[32];
    crypto_generichash_state state;
    crypto_generichash_init(&state, NULL, 0, sizeof bits);
    for (size_t i = 0; i < count; i++)
        if (parts[i].size)
            crypto_generichash_update(&state, (const unsigned char *)parts[i].data,
                                      parts[i].size);
    crypto_generichash_final(&state, bits, sizeof bits);
    letters(bits, 26, out);
}
