/* letters.c - Vietnamese vowels as letter, quality and tone, without ICU. */
#include "fold/letters.h"

/* Rows: a ă â e ê i o ô ơ u ư y, small and then capital; columns: no tone, grave, hook,
 * tilde, acute, dot. */
static const uint16_t COMPOSED[2][SODO_VOWELS][SODO_TONES] = {
    {
        {0x0061, 0x00E0, 0x1EA3, 0x00E3, 0x00E1, 0x1EA1},
        {0x0103, 0x1EB1, 0x1EB3, 0x1EB5, 0x1EAF, 0x1EB7},
        {0x00E2, 0x1EA7, 0x1EA9, 0x1EAB, 0x1EA5, 0x1EAD},
        {0x0065, 0x00E8, 0x1EBB, 0x1EBD, 0x00E9, 0x1EB9},
        {0x00EA, 0x1EC1, 0x1EC3, 0x1EC5, 0x1EBF, 0x1EC7},
        {0x0069, 0x00EC, 0x1EC9, 0x0129, 0x00ED, 0x1ECB},
        {0x006F, 0x00F2, 0x1ECF, 0x00F5, 0x00F3, 0x1ECD},
        {0x00F4, 0x1ED3, 0x1ED5, 0x1ED7, 0x1ED1, 0x1ED9},
        {0x01A1, 0x1EDD, 0x1EDF, 0x1EE1, 0x1EDB, 0x1EE3},
        {0x0075, 0x00F9, 0x1EE7, 0x0169, 0x00FA, 0x1EE5},
        {0x01B0, 0x1EEB, 0x1EED, 0x1EEF, 0x1EE9, 0x1EF1},
        {0x0079, 0x1EF3, 0x1EF7, 0x1EF9, 0x00FD, 0x1EF5},
    },
    {
        {0x0041, 0x00C0, 0x1EA2, 0x00C3, 0x00C1, 0x1EA0},
        {0x0102, 0x1EB0, 0x1EB2, 0x1EB4, 0x1EAE, 0x1EB6},
        {0x00C2, 0x1EA6, 0x1EA8, 0x1EAA, 0x1EA4, 0x1EAC},
        {0x0045, 0x00C8, 0x1EBA, 0x1EBC, 0x00C9, 0x1EB8},
        {0x00CA, 0x1EC0, 0x1EC2, 0x1EC4, 0x1EBE, 0x1EC6},
        {0x0049, 0x00CC, 0x1EC8, 0x0128, 0x00CD, 0x1ECA},
        {0x004F, 0x00D2, 0x1ECE, 0x00D5, 0x00D3, 0x1ECC},
        {0x00D4, 0x1ED2, 0x1ED4, 0x1ED6, 0x1ED0, 0x1ED8},
        {0x01A0, 0x1EDC, 0x1EDE, 0x1EE0, 0x1EDA, 0x1EE2},
        {0x0055, 0x00D9, 0x1EE6, 0x0168, 0x00DA, 0x1EE4},
        {0x01AF, 0x1EEA, 0x1EEC, 0x1EEE, 0x1EE8, 0x1EF0},
        {0x0059, 0x1EF2, 0x1EF6, 0x1EF8, 0x00DD, 0x1EF4},
    },
};

/* 1 + 72 * capital + 6 * vowel + tone, 0 = no such vowel. */
static const uint8_t LATIN[] = {
    /* from U+00C0 */
    74,  77,  85,  76,  0,  0,   0,   0,   92,  95, 97, 0,   104, 107, 0,   0,  0,  0,
    110, 113, 115, 112, 0,  0,   0,   128, 131, 0,  0,  143, 0,   0,   2,   5,  13, 4,
    0,   0,   0,   0,   20, 23,  25,  0,   32,  35, 0,  0,   0,   0,   38,  41, 43, 40,
    0,   0,   0,   56,  59, 0,   0,   71,  0,   0,  0,  0,   79,  7,   0,   0,  0,  0,
    0,   0,   0,   0,   0,  0,   0,   0,   0,   0,  0,  0,   0,   0,   0,   0,  0,  0,
    0,   0,   0,   0,   0,  0,   0,   0,   0,   0,  0,  0,   0,   0,   106, 34, 0,  0,
    0,   0,   0,   0,   0,  0,   0,   0,   0,   0,  0,  0,   0,   0,   0,   0,  0,  0,
    0,   0,   0,   0,   0,  0,   0,   0,   0,   0,  0,  0,   0,   0,   0,   0,  0,  0,
    0,   0,   0,   0,   0,  0,   0,   0,   0,   0,  0,  0,   0,   0,   0,   0,  0,  0,
    0,   0,   0,   0,   0,  0,   130, 58,  0,   0,  0,  0,   0,   0,   0,   0,  0,  0,
    0,   0,   0,   0,   0,  0,   0,   0,   0,   0,  0,  0,   0,   0,   0,   0,  0,  0,
    0,   0,   0,   0,   0,  0,   0,   0,   0,   0,  0,  0,   0,   0,   0,   0,  0,  0,
    0,   0,   0,   0,   0,  0,   0,   0,   121, 49, 0,  0,   0,   0,   0,   0,  0,  0,
    0,   0,   0,   0,   0,  133, 61,
};
static const uint8_t VIETNAMESE[] = {
    /* from U+1EA0 */
    78,  6,  75,  3,  89,  17, 86,  14, 87,  15, 88,  16, 90,  18, 83,  11, 80,  8,
    81,  9,  82,  10, 84,  12, 96,  24, 93,  21, 94,  22, 101, 29, 98,  26, 99,  27,
    100, 28, 102, 30, 105, 33, 108, 36, 114, 42, 111, 39, 119, 47, 116, 44, 117, 45,
    118, 46, 120, 48, 125, 53, 122, 50, 123, 51, 124, 52, 126, 54, 132, 60, 129, 57,
    137, 65, 134, 62, 135, 63, 136, 64, 138, 66, 140, 68, 144, 72, 141, 69, 142, 70,
};

bool sodo_vowel_of(uint32_t c, sodo_vowel *out) {
    unsigned code = 0;
    if (c < 0x80) {
        switch (c | 0x20) {
        case 'a':
            code = 1;
            break;
        case 'e':
            code = 1 + 3 * SODO_TONES;
            break;
        case 'i':
            code = 1 + 5 * SODO_TONES;
            break;
        case 'o':
            code = 1 + 6 * SODO_TONES;
            break;
        case 'u':
            code = 1 + 9 * SODO_TONES;
            break;
        case 'y':
            code = 1 + 11 * SODO_TONES;
            break;
        default:
            return false;
        }
        if (!(c & 0x20)) code += SODO_VOWELS * SODO_TONES;
    } else if (c >= 0xC0 && c - 0xC0 < sizeof LATIN) {
        code = LATIN[c - 0xC0];
    } else if (c >= 0x1EA0 && c - 0x1EA0 < sizeof VIETNAMESE) {
        code = VIETNAMESE[c - 0x1EA0];
    }
    if (!code) return false;
    code--;
    out->capital = code >= SODO_VOWELS * SODO_TONES;
    code %= SODO_VOWELS * SODO_TONES;
    out->vowel = (uint8_t)(code / SODO_TONES);
    out->tone = (uint8_t)(code % SODO_TONES);
    return true;
}

uint32_t sodo_vowel_put(sodo_vowel v) {
    return COMPOSED[v.capital][v.vowel][v.tone];
}
