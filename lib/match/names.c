/* names.c - shapes of people's names: chains of capitalised syllables.
 *
 * A shape is not yet a person: the rules ask for an honorific, a position or a repeat
 * beside it. Chains end at punctuation, at line ends and at gazetteer phrases that are
 * surely something else (two tokens or more, or an abbreviation). */
#include "match/match.h"

#define LONGEST_NAME 5    /* syllables */
#define SURE_MIDDLE 9     /* class of counts, see sodo_name_syllable */
#define COMMON_SURNAME 50 /* share in 1/10000 */

enum {
    TAKEN = 1,       /* inside a phrase that is no name */
    ADDRESSED = 2,   /* an honorific ends right before */
    PLACE_BEGIN = 4, /* a bare place of two syllables or more begins here */
    COUNTRY_BEGIN = 8,
    BODY_BEGIN = 16, /* the head noun of a body: Báo, Đảng, Sở */
    IN_NAME = 32     /* a full name goes on here */
};

typedef struct finder {
    const sodo_matcher *matcher;
    sodo_work *work;
    const sodo_token *tokens;
    uint32_t count;
    uint8_t *marks;        /* per token */
    uint8_t *place_length; /* tokens of the bare place that begins here */
} finder;

static bool is_capital(const sodo_token *t) {
    return t->shape == SODO_SHAPE_TITLE || t->shape == SODO_SHAPE_UPPER ||
           t->shape == SODO_SHAPE_MIXED;
}

/* Does the phrase rule a name out? One-token phrases may be parts of names (Hội, Ban,
 * Vinh). */
static bool takes(const sodo_mention *m, uint16_t abbreviation, uint16_t bare) {
    uint16_t form = m->attr_count ? m->attrs[0].value : 0;
    switch (m->kind) {
    case SODO_KIND_RANK:
    case SODO_KIND_ORG_TYPE:
    case SODO_KIND_ORG_NAME:
    case SODO_KIND_EVENT_HEAD:
    case SODO_KIND_DOC_TYPE:
    case SODO_KIND_COUNTRY:
        return m->tok_end - m->tok_begin > 1 || form == abbreviation;
    case SODO_KIND_HONORIFIC:
        return true;
    case SODO_KIND_PLACE_NAME:
        return form != bare && m->tok_end - m->tok_begin > 1;
    default:
        return false;
    }
}

static sodo_name_syllable syllable(const finder *f, uint32_t at) {
    return sodo_gazetteer_name_syllable(f->matcher->gazetteer, f->tokens[at].syl);
}

static bool is_known(const finder *f, uint32_t at) {
    sodo_name_syllable s = syllable(f, at);
    return s.surname || s.middle || s.given;
}

/* A capitalised surname with a capital behind: "… Hàng Đẫy Ông Nguyễn Văn An". */
static bool opens_name(const finder *f, uint32_t at) {
    return at + 1 < f->count && is_capital(&f->tokens[at]) &&
           is_capital(&f->tokens[at + 1]) && syllable(f, at).surname >= COMMON_SURNAME;
}

/* A spelling that no gazetteer has: not a Vietnamese word, so perhaps a foreign name. */
static bool is_foreign(const finder *f, uint32_t at) {
    return f->tokens[at].syl >= SODO_UNKNOWN_SYLLABLE;
}

/* "kiến trúc sư Việt Nam": the country, unless it ends a name: "Nguyễn Việt Nam". */
static bool is_nation(const finder *f, const sodo_mention *m) {
    if (m->kind != SODO_KIND_PLACE_NAME || m->tok_end - m->tok_begin < 2) return false;
    uint32_t before = m->tok_begin - 1; /* "Toyota Việt Nam" is no name either */
    if (m->tok_begin > 0 && is_capital(&f->tokens[before]) && !is_foreign(f, before))
        return false;
    size_t count;
    const sodo_attr *central = &f->matcher->values[SODO_MATCH_LEVEL_CENTRAL];
    const uint32_t *rows =
        sodo_gazetteer_rows(f->matcher->gazetteer, m->row_list, &count);
    return count &&
           sodo_row_attr_value(sodo_gazetteer_row(f->matcher->gazetteer, rows[0]),
                               central->name) == central->value;
}

static void mark_phrases(finder *f) {
    uint16_t bare = f->matcher->values[SODO_MATCH_FORM_BARE].value;
    uint16_t abbreviation = f->matcher->values[SODO_MATCH_FORM_ABBREVIATION].value;
    for (size_t i = 0; i < f->work->mentions.count; i++) {
        const sodo_mention *m = &f->work->mentions.items[i];
        uint32_t length = m->tok_end - m->tok_begin;
        if (m->kind == SODO_KIND_HONORIFIC) {
            /* "Lan Anh", "Văn Bác": an honorific inside a chain of capitals is a name's
             * part. */
            bool inside =
                m->tok_begin > 0 && length == 1 && is_capital(&f->tokens[m->tok_begin]) &&
                f->tokens[m->tok_begin - 1].shape == f->tokens[m->tok_begin].shape &&
                !(f->tokens[m->tok_begin].flags & SODO_TOKEN_LINE) &&
                is_known(f, m->tok_begin) && !opens_name(f, m->tok_end);
            /* "Võ Tiến Sỹ" is a name, "Võ Tiến Sỹ Lê Văn An" would not be. */
            inside |=
                m->tok_begin > 0 && length == 2 && is_capital(&f->tokens[m->tok_begin]) &&
                is_capital(&f->tokens[m->tok_begin + 1]) &&
                opens_name(f, m->tok_begin - 1) && !opens_name(f, m->tok_end) &&
                f->tokens[m->tok_begin - 1].shape == f->tokens[m->tok_begin].shape &&
                !(f->tokens[m->tok_begin].flags & SODO_TOKEN_LINE);
            if (inside) continue;
            if (m->tok_end < f->count) f->marks[m->tok_end] |= ADDRESSED;
        }
        if (takes(m, abbreviation, bare) || is_nation(f, m))
            for (uint32_t t = m->tok_begin; t < m->tok_end; t++) f->marks[t] |= TAKEN;
        if (m->kind == SODO_KIND_COUNTRY) f->marks[m->tok_begin] |= COUNTRY_BEGIN;
        if (m->kind == SODO_KIND_ORG_TYPE) f->marks[m->tok_begin] |= BODY_BEGIN;
        if (m->kind == SODO_KIND_ORG_NAME && length == 1 && !is_known(f, m->tok_begin))
            f->marks[m->tok_begin] |= TAKEN; /* Reuters */
        if (m->kind == SODO_KIND_PLACE_NAME && length > 1 && m->attrs[0].value == bare) {
            f->marks[m->tok_begin] |= PLACE_BEGIN;
            if (length > f->place_length[m->tok_begin])
                f->place_length[m->tok_begin] = (uint8_t)(length > 255 ? 255 : length);
        }
    }
}

/* "ở Bà Rịa", "huyện đảo Cô Tô": the honorific is the first syllable of a place. */
static void unmark_places(finder *f) {
    for (size_t i = 0; i < f->work->mentions.count; i++) {
        const sodo_mention *m = &f->work->mentions.items[i];
        uint32_t at = m->tok_begin, end = m->tok_end;
        if (m->kind != SODO_KIND_HONORIFIC || end >= f->count) continue;
        if (!(f->marks[at] & PLACE_BEGIN) || f->place_length[at] <= end - at) continue;
        bool within = at > 0 && f->tokens[at - 1].shape == SODO_SHAPE_LOWER;
        if (is_capital(&f->tokens[at]) && (within || !is_known(f, end)))
            f->marks[end] &= (uint8_t)~ADDRESSED;
    }
}

/* A second syllable that is nearly always a middle name (Thị, Văn) makes any first one a
 * surname. */
static bool is_middle_word(const finder *f, uint32_t at) {
    sodo_name_syllable s = syllable(f, at);
    return s.middle >= SURE_MIDDLE && s.middle > s.given + 2;
}

static bool is_sign(const finder *f, uint32_t at, char sign) {
    const sodo_token *t = &f->tokens[at];
    return t->byte_end - t->byte_begin == 1 && !(t->flags & SODO_TOKEN_SPACE) &&
           f->work->page.text.data[t->byte_begin] == sign;
}

/* "John F. Kelly", "Jean-Marie", "Kim Jong-un": where a foreign name goes on behind a
 * stop or a hyphen; `end` where it does not. */
static uint32_t joined(const finder *f, uint32_t begin, uint32_t end) {
    if (end <= begin || end + 1 >= f->count) return end;
    const sodo_token *before = &f->tokens[end - 1], *next = &f->tokens[end + 1];
    if ((next->flags & SODO_TOKEN_LINE) || (f->marks[end + 1] & TAKEN)) return end;
    bool foreign = is_foreign(f, end + 1);
    if (is_sign(f, end, '.') && before->cps == 1 && end - begin > 1)
        return is_capital(next) && (foreign || is_foreign(f, end - 2)) ? end + 1 : end;
    if (!is_sign(f, end, '-') || (next->flags & SODO_TOKEN_SPACE)) return end;
    bool known = !is_foreign(f, end - 1);
    if (next->shape == SODO_SHAPE_LOWER) return foreign || !known ? end + 1 : end;
    return next->shape == SODO_SHAPE_TITLE && foreign && !known ? end + 1 : end;
}

/* "Phùng Xuân Nhạ Theo đó, …": the full stop was lost before a word that names do not
 * have. After Văn and Thị, and in names of minorities, any word may be a name. */
static bool begins_sentence(const finder *f, uint32_t begin, uint32_t at) {
    if (at == begin || !syllable(f, at).stop || syllable(f, begin).minority) return false;
    bool lone = at + 1 < f->count && f->tokens[at + 1].shape == SODO_SHAPE_LOWER;
    return lone && f->tokens[at].shape == SODO_SHAPE_TITLE && !is_middle_word(f, at - 1);
}

static bool is_apostrophe(const finder *f, uint32_t at) {
    const sodo_token *t = &f->tokens[at];
    const char *text = f->work->page.text.data + t->byte_begin;
    sodo_slice sign = {text, t->byte_end - t->byte_begin};
    return sodo_slice_equal(sign, SODO_LIT("'")) ||
           sodo_slice_equal(sign, SODO_LIT("\xE2\x80\x99"));
}

/* "K' Dung", "Cil Múp K' Thuyên": a mark of one letter, apostrophe and space, then the
 * name. */
static bool is_mark(const finder *f, uint32_t at) {
    if (at + 2 >= f->count || f->tokens[at].cps != 1 || !syllable(f, at).minority)
        return false;
    return !(f->tokens[at + 1].flags & SODO_TOKEN_SPACE) && is_apostrophe(f, at + 1) &&
           is_capital(&f->tokens[at + 2]) &&
           !(f->tokens[at + 2].flags & SODO_TOKEN_LINE) && !(f->marks[at + 2] & TAKEN);
}

/* "K'Brơi", "H'Yim": the mark of a people and the name in one. */
static bool has_mark(const finder *f, uint32_t at) {
    const sodo_token *t = &f->tokens[at];
    const char *text = f->work->page.text.data + t->byte_begin;
    size_t size = t->byte_end - t->byte_begin;
    return size > 3 && (text[1] == '\'' || memcmp(text + 1, "\xE2\x80\x99", 3) == 0);
}

/* End of the chain of free capitalised tokens that begins at `at`. */
static uint32_t chain_end(const finder *f, uint32_t at) {
    uint32_t end = at;
    bool upper = f->tokens[at].shape == SODO_SHAPE_UPPER;
    while (end < f->count && is_capital(&f->tokens[end]) && !(f->marks[end] & TAKEN)) {
        if (end > at && (f->tokens[end].flags & SODO_TOKEN_LINE)) break;
        if (end > at && (f->tokens[end].shape == SODO_SHAPE_UPPER) != upper) break;
        if (begins_sentence(f, at, end)) break;
        end += is_mark(f, end) ? 2 : 1;
        uint32_t next = joined(f, at, end);
        if (next > end && f->tokens[next].shape == SODO_SHAPE_LOWER) return next + 1;
        end = next;
    }
    return end;
}

/* "Cỡ chữ: A- A A+": letters, no name. */
static bool is_letters(const finder *f, uint32_t begin, uint32_t end) {
    while (begin < end && f->tokens[begin].cps == 1) begin++;
    return begin == end;
}

static bool add(finder *f, uint32_t begin, uint32_t end, sodo_match_value value) {
    if (end - begin > 1 && is_letters(f, begin, end)) return true;
    bool full = value == SODO_MATCH_NAME_FULL;
    for (uint32_t t = begin + 1; full && t < end; t++) f->marks[t] |= IN_NAME;
    return sodo_match_add(f->matcher, f->work, SODO_KIND_NAME, begin, end, value) != NULL;
}

/* First token of [begin, end) that can open a full name; `end` when there is none. */
static uint32_t find_surname(const finder *f, uint32_t begin, uint32_t end) {
    for (uint32_t i = begin; i + 1 < end; i++) {
        uint32_t place = f->marks[i] & PLACE_BEGIN ? f->place_length[i] : 0;
        /* "Đồng Nai Nguyễn Phú Cường": a place, then a name. */
        if (place && i + place + 1 < end && syllable(f, i + place).surname)
            return i + place;
        if (!syllable(f, i).surname) continue;
        /* "Sen Vàng Phạm Thị Tân": a rare surname right before a common one is no
         * surname. */
        bool rare = syllable(f, i).surname < COMMON_SURNAME && end - i > 3;
        for (uint32_t j = i + 1; rare && j < i + 3 && j + 1 < end; j++)
            if (opens_name(f, j)) return j;
        return i;
    }
    return end;
}

static bool add_capitals(finder *f, uint32_t begin, uint32_t end) {
    bool addressed = f->marks[begin] & ADDRESSED;
    uint32_t stop = begin;
    while (stop < end && stop - begin < LONGEST_NAME && is_known(f, stop)) stop++;
    if (stop - begin < 2) return true;
    bool whole = stop == end;
    /* "LÊ VĂN AN TIẾP CÔNG DÂN": a headline goes on behind a name that ends for sure. */
    bool sure = stop - begin == 3 && opens_name(f, begin) && is_middle_word(f, begin + 1);
    /* "ĐỒNG CHÍ LỘC VĂN THOÒNG": one more that no gazetteer has ends the name. */
    bool rare = addressed && end - stop == 1 && is_foreign(f, stop);
    if (rare && end - begin <= LONGEST_NAME)
        return add(f, begin, end, SODO_MATCH_NAME_CAPS);
    if (!addressed && !whole && !sure) return true;
    bool full = addressed || syllable(f, begin).surname;
    return add(f, begin, stop, full ? SODO_MATCH_NAME_CAPS : SODO_MATCH_NAME_CAPS_SHORT);
}

static sodo_match_value strength_of(const finder *f, uint32_t begin, uint32_t end) {
    bool place = f->marks[begin] & PLACE_BEGIN && f->place_length[begin] == end - begin;
    if (place && end - begin < 4) return SODO_MATCH_NAME_PLACE;
    if (syllable(f, begin).minority) return SODO_MATCH_NAME_MINORITY;
    return end - begin > 2 ? SODO_MATCH_NAME_FULL : SODO_MATCH_NAME_PAIR;
}

static bool is_punct(const finder *f, uint32_t at) {
    return f->tokens[at].shape == SODO_SHAPE_PUNCT;
}

/* Syllables of the gazetteers that are in nobody's name: "Lao" in "Đảng Lao (động)". */
static uint32_t strangers(const finder *f, uint32_t begin, uint32_t end) {
    uint32_t count = 0;
    for (uint32_t i = begin; i < end; i++)
        count += !is_known(f, i) && !is_foreign(f, i) && !is_punct(f, i);
    return count;
}

static uint32_t foreigners(const finder *f, uint32_t begin, uint32_t end) {
    uint32_t count = 0;
    for (uint32_t i = begin; i < end; i++) count += is_foreign(f, i) && !is_punct(f, i);
    return count;
}

static uint32_t syllables(const finder *f, uint32_t begin, uint32_t end) {
    uint32_t count = 0;
    for (uint32_t i = begin; i < end; i++) count += !is_punct(f, i);
    return count;
}

/* "Đại đức Thích Quảng Nguyện", "Linh mục Giuse Phạm Văn Khởi": all of it is the name. */
static bool addressed_whole(const finder *f, uint32_t begin, uint32_t end) {
    return end - begin <= LONGEST_NAME && !(f->marks[begin] & PLACE_BEGIN) &&
           !strangers(f, begin, end);
}

/* "Samsung Việt Nam": no surname, and a place at the end: a company. */
static bool ends_in_place(const finder *f, uint32_t begin, uint32_t end) {
    for (uint32_t i = begin + 1; i < end; i++)
        if (f->marks[i] & PLACE_BEGIN && i + f->place_length[i] == end) return true;
    return false;
}

static bool add_chain(finder *f, uint32_t begin, uint32_t end) {
    if (f->tokens[begin].shape == SODO_SHAPE_UPPER) return add_capitals(f, begin, end);
    if (syllable(f, begin).stop && end - begin > 1) begin++; /* Theo Nguyễn Văn An */
    if (end - begin > 2 && end - begin <= LONGEST_NAME && is_middle_word(f, begin + 1) &&
        !(f->marks[begin] & PLACE_BEGIN))
        return add(f, begin, end, SODO_MATCH_NAME_FULL);
    uint32_t first = find_surname(f, begin, end);
    if (f->marks[begin] & ADDRESSED &&
        (syllable(f, begin).surname || addressed_whole(f, begin, end)))
        first = begin;
    uint32_t length = end - first;
    if (length >= 2) {
        bool cut = syllables(f, first, end) > LONGEST_NAME;
        uint32_t stop = cut ? first + LONGEST_NAME - 1 : end;
        if (strangers(f, first, stop) > 1 && !(f->marks[first] & ADDRESSED)) return true;
        return add(f, first, stop, strength_of(f, first, stop));
    }
    /* "phóng viên Báo Giao thông": a body, though an occupation stands before it */
    bool lower = end < f->count && f->tokens[end].shape == SODO_SHAPE_LOWER;
    bool word = end - begin == 2 && lower; /* "Phó Chủ tịch Hội Văn nghệ dân gian" */
    if (f->marks[begin] & BODY_BEGIN && (word || !is_known(f, begin))) return true;
    if (f->marks[begin] & COUNTRY_BEGIN && end - begin > 1)
        begin++; /* Lào Pany Yathotou */
    /* "Đại sứ Lào tại Việt Nam Khamphao Ernthavanh": a place, then a foreign name */
    uint32_t rest = f->marks[begin] & PLACE_BEGIN ? begin + f->place_length[begin] : end;
    if (rest < end && foreigners(f, rest, end) == end - rest && end - rest > 1)
        begin = rest;
    length = end - begin;
    if (length == 1 && has_mark(f, begin))
        return add(f, begin, end, SODO_MATCH_NAME_MINORITY);
    if (length == 1)
        return !(f->marks[begin] & ADDRESSED) ||
               add(f, begin, end, SODO_MATCH_NAME_SINGLE);
    if (strangers(f, begin, end) && !foreigners(f, begin, end)) return true;
    if (ends_in_place(f, begin, end)) return true;
    bool place = f->marks[begin] & PLACE_BEGIN && f->place_length[begin] == length;
    sodo_match_value value = place ? SODO_MATCH_NAME_PLACE : SODO_MATCH_NAME_SHORT;
    return syllables(f, begin, end) > LONGEST_NAME || add(f, begin, end, value);
}

/* "Huỳnh Hữu Đức", "Lê Thị Nga": no country. */
static void drop_countries(finder *f) {
    for (size_t i = 0; i < f->work->mentions.count; i++) {
        sodo_mention *m = &f->work->mentions.items[i];
        if (m->kind == SODO_KIND_COUNTRY && f->marks[m->tok_begin] & IN_NAME)
            m->dropped = true;
    }
}

sodo_status sodo_match_names(const sodo_matcher *self, sodo_work *work) {
    finder f = {.matcher = self,
                .work = work,
                .tokens = work->page.tokens.items,
                .count = (uint32_t)work->page.tokens.count};
    f.marks = sodo_arena_alloc(&work->arena, f.count + 1, 1);
    f.place_length = sodo_arena_alloc(&work->arena, f.count + 1, 1);
    if (!f.marks || !f.place_length) return SODO_ERR_NOMEM;
    mark_phrases(&f);
    unmark_places(&f);
    for (uint32_t at = 0; at < f.count;) {
        if (!is_capital(&f.tokens[at]) || (f.marks[at] & TAKEN)) {
            at++;
            continue;
        }
        uint32_t end = chain_end(&f, at);
        if (!add_chain(&f, at, end)) return SODO_ERR_NOMEM;
        at = end;
    }
    drop_countries(&f);
    return SODO_OK;
}
