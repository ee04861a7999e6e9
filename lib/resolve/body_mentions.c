/* body_mentions.c - from mentions of organizations to bodies: which type, which place,
 * what they are part of, as said or as the page leaves it to the reader. */
#include "resolve/bodies.h"

/* Of the rows that the phrase may mean, the one valid on the page's day that stands at
 * the place or unit beside it, else at the page's: "TU" is Tỉnh ủy or Thành ủy. */
static uint32_t choose_row(sodo_resolver *r, int32_t mention) {
    size_t count;
    const uint32_t *rows = sodo_res_rows(r, mention, &count);
    uint32_t best = SODO_NO_ROW;
    int most = -1;
    int32_t place = sodo_res_part(r, mention, SODO_ATTR_PLACE);
    sodo_kinds said = sodo_res_need(r, NULL, sodo_res_part(r, mention, SODO_ATTR_UNIT));
    for (size_t i = 0; i < count; i++) {
        const sodo_row *row = sodo_res_row(r, rows[i]);
        if (row->kind != SODO_KIND_ORG_TYPE && row->kind != SODO_KIND_ORG_NAME) continue;
        sodo_kinds kinds = sodo_res_kinds(r, row);
        int points = sodo_row_valid(row, r->day) ? 2 : 0;
        if (kinds & said) points += 4;
        if (place != SODO_NO_MENTION && sodo_res_fits(r, r->notes[place].place, kinds))
            points += 4;
        if (place == SODO_NO_MENTION && !said)
            points += sodo_res_place_for(r, r->page_place, kinds) != SODO_NO_ROW;
        if (points > most) most = points, best = rows[i];
    }
    return best;
}

/* A body that the page names with no type of ours: its words are its name. `row`: what it
 * would be here, or NULL; "Quốc phòng Mỹ" gets the head noun that a minister's title left
 * out. */
static sodo_status free_body(sodo_resolver *r, int32_t mention, const sodo_row *row,
                             int32_t *out) {
    const sodo_mention *m = sodo_res_mention(r, mention);
    sodo_slice name, folded, key;
    sodo_slice head = row ? sodo_res_row_text(r, row, SODO_ATTR_HEAD, 0) : SODO_LIT("");
    SODO_TRY(sodo_res_expand_tail(r, m->tok_begin, m->tok_end, &name));
    if (head.size && !sodo_res_begins(r, name, head)) {
        sodo_buf_clear(&r->buf);
        sodo_buf_add(&r->buf, head);
        sodo_buf_add_char(&r->buf, ' ');
        sodo_buf_add(&r->buf, name);
        SODO_TRY(sodo_res_take(r, &name));
    }
    SODO_TRY(sodo_res_folded(r, sodo_fold_phrase, name, &folded));
    sodo_buf_clear(&r->buf);
    sodo_buf_add_char(&r->buf, '/'); /* no type: a key that no row's id can begin */
    sodo_buf_add(&r->buf, folded);
    SODO_TRY(sodo_res_take(r, &key));
    bool fresh;
    SODO_TRY(sodo_res_entity(r, SODO_KIND_ORGANIZATION, key, out, &fresh));
    if (fresh) sodo_res_at(r, *out)->name = name;
    return SODO_OK;
}

/* The body above that the page said with another mention of this type: "Ban Dân vận" is
 * the nearest "Ban Dân vận Huyện ủy" before it, else the first behind it. */
static int32_t same_type_before(const sodo_resolver *r, int32_t mention, uint32_t row) {
    enum { WINDOW = 512 };
    for (int side = -1; side <= 1; side += 2) {
        for (int step = 1; step < WINDOW; step++) {
            int32_t i = sodo_res_beside(r, mention, side * step);
            if (i < 0) break;
            const sodo_mention *m = sodo_res_mention(r, i);
            if (m->kind != SODO_KIND_ORGANIZATION || m->dropped) continue;
            size_t count;
            const uint32_t *rows = sodo_res_rows(r, i, &count);
            if (!count || rows[0] != row) continue;
            int32_t parent = sodo_mention_part(m, SODO_ATTR_PARENT);
            if (parent != SODO_NO_MENTION) return parent;
        }
    }
    return SODO_NO_MENTION;
}

static bool has_class(const sodo_resolver *r, const sodo_row *row, int value) {
    return sodo_row_has(row, SODO_ATTR_CLASS, r->values[value]);
}

static bool has_any(const sodo_resolver *r, const sodo_row *row, const int *values,
                    size_t count) {
    for (size_t i = 0; i < count; i++)
        if (has_class(r, row, values[i])) return true;
    return false;
}

/* A body that every commune has, as the commune above it does: "Bí thư Đảng ủy, Chủ tịch
 * UBND" are of one land, neither is part of the other. */
static bool is_of_land(const sodo_resolver *r, const sodo_row *type) {
    sodo_kinds kinds = sodo_res_kinds(r, type);
    return (kinds & SODO_AT_COMMUNE) && sodo_res_pattern_has(type, "{unit} {place}") &&
           !has_class(r, type, SODO_VALUE_POLICE);
}

/* Does the mention stand in a position that somebody got: "Phó trưởng Phòng Bảo vệ giữ
 * chức Chính ủy Lữ đoàn 75" says nothing of whose Phòng it is. */
static bool is_gained(const sodo_resolver *r, int32_t mention) {
    for (int depth = 0; mention != SODO_NO_MENTION && depth < 8; depth++) {
        const sodo_mention *m = sodo_res_mention(r, mention);
        if (m->kind == SODO_KIND_POSITION) return r->notes[mention].changed;
        mention = m->outer;
    }
    return false;
}

/* May the body of mention `i` be the whole of a part of the type? A board belongs to a
 * company ("Chủ tịch HĐQT"), a Party group to the body of the same person's list ("Bí thư
 * Đảng đoàn, Chủ tịch Hội Luật gia"). */
static bool is_whole(const sodo_resolver *r, int32_t i, const sodo_row *type,
                     int32_t holder) {
    const sodo_mention *m = sodo_res_mention(r, i);
    if (m->kind != SODO_KIND_ORGANIZATION || m->dropped) return false;
    size_t count;
    const uint32_t *rows = sodo_res_rows(r, i, &count);
    const sodo_row *row = count ? sodo_res_row(r, rows[0]) : NULL;
    if (!row || sodo_res_pattern_has(row, "{parent}")) return false;
    if (is_of_land(r, type) && is_of_land(r, row)) return false;
    if (has_class(r, type, SODO_VALUE_COMPANY) || has_class(r, type, SODO_VALUE_SCHOOL))
        return sodo_row_attr_value(row, SODO_ATTR_CLASS) ==
               sodo_row_attr_value(type, SODO_ATTR_CLASS);
    bool party =
        has_class(r, row, SODO_VALUE_PARTY) || has_class(r, row, SODO_VALUE_PARTY_ORGAN);
    return !party && holder != SODO_NO_MENTION && sodo_res_holder(r, i) == holder;
}

/* The nearest such body: of a list the next one, of companies and schools the last one.
 */
static int32_t related_body(const sodo_resolver *r, int32_t mention,
                            const sodo_row *type) {
    enum { WINDOW = 512 };
    bool before =
        has_class(r, type, SODO_VALUE_COMPANY) || has_class(r, type, SODO_VALUE_SCHOOL);
    int32_t holder = sodo_res_holder(r, mention);
    for (int side = before ? -1 : 1; side >= -1; side -= 2) {
        for (int step = 1; step < WINDOW; step++) {
            int32_t i = sodo_res_beside(r, mention, side * step);
            if (i < 0) break;
            if (is_gained(r, i) != is_gained(r, mention)) continue;
            if (is_whole(r, i, type, holder)) return i;
        }
    }
    return SODO_NO_MENTION;
}

static sodo_status take_parent(sodo_resolver *r, int32_t mention, int32_t said,
                               sodo_body *body) {
    SODO_TRY(sodo_res_body_of(r, said));
    body->parent = sodo_res_mention(r, said)->entity;
    r->notes[mention].reason = (sodo_reason){"body above from the page", -8};
    return SODO_OK;
}

/* Has the body of mention `i` a Party committee of its own, that no commune's is meant by
 * "Bí thư Đảng ủy, Giám đốc Công an tỉnh"? Every body of one level above, every school
 * and company; the land's own bodies (HĐND, UBND, Mặt trận) never. */
static bool has_own_committee(const sodo_resolver *r, int32_t i) {
    static const int SHARED[] = {SODO_VALUE_PARTY, SODO_VALUE_PARTY_ORGAN,
                                 SODO_VALUE_COUNCIL, SODO_VALUE_FRONT, SODO_VALUE_UNION};
    static const int OWN[] = {SODO_VALUE_SCHOOL, SODO_VALUE_COMPANY};
    static const int CENTRAL[] = {SODO_VALUE_MINISTRY, SODO_VALUE_ARMY,
                                  SODO_VALUE_POLICE};
    size_t count;
    const uint32_t *rows = sodo_res_rows(r, i, &count);
    const sodo_row *row = count ? sodo_res_row(r, rows[0]) : NULL;
    if (!row || has_any(r, row, SHARED, sizeof SHARED / sizeof *SHARED)) return false;
    if (has_any(r, row, OWN, sizeof OWN / sizeof *OWN)) return true;
    if (row->kind == SODO_KIND_ORG_NAME)
        return has_any(r, row, CENTRAL, sizeof CENTRAL / sizeof *CENTRAL);
    if (sodo_res_pattern_has(row, "{parent}") || is_of_land(r, row)) return false;
    int32_t place = sodo_res_part(r, i, SODO_ATTR_PLACE);
    int32_t unit = sodo_res_part(r, i, SODO_ATTR_UNIT);
    sodo_kinds at = sodo_res_need(r, row, unit);
    if (place != SODO_NO_MENTION && r->notes[place].place != SODO_NO_ROW)
        at = sodo_res_kind_of(r, sodo_res_row(r, r->notes[place].place));
    return !(at & SODO_AT_COMMUNE) && (at || has_class(r, row, SODO_VALUE_ARMY));
}

int32_t sodo_res_body_beside(const sodo_resolver *r, int32_t mention) {
    enum { WINDOW = 12 };
    int32_t holder = sodo_res_holder(r, mention);
    if (holder == SODO_NO_MENTION) return SODO_NO_MENTION;
    for (int side = 1; side >= -1; side -= 2) {
        for (int step = 1; step < WINDOW; step++) {
            int32_t i = sodo_res_beside(r, mention, side * step);
            const sodo_mention *m = sodo_res_mention(r, i);
            if (!m) break;
            if (m->kind != SODO_KIND_ORGANIZATION || m->dropped) continue;
            if (sodo_res_holder(r, i) != holder) break;
            return has_own_committee(r, i) ? i : SODO_NO_MENTION;
        }
    }
    return SODO_NO_MENTION;
}

/* "Ủy viên Ban Thường vụ, Chủ tịch Ủy ban MTTQ xã": the next post of a person, in a body
 * of the land, tells where the committee is. */
static sodo_status place_in_list(sodo_resolver *r, int32_t mention, uint32_t *place) {
    enum { WINDOW = 12 };
    int32_t holder = sodo_res_holder(r, mention), i = mention;
    size_t count;
    *place = SODO_NO_ROW;
    for (int step = 1; holder != SODO_NO_MENTION && step < WINDOW; step++) {
        i = sodo_res_beside(r, mention, step);
        const sodo_mention *m = sodo_res_mention(r, i);
        if (!m) return SODO_OK;
        if (m->kind == SODO_KIND_ORGANIZATION && !m->dropped) break;
    }
    if (i == mention || sodo_res_holder(r, i) != holder) return SODO_OK;
    const uint32_t *rows = sodo_res_rows(r, i, &count);
    const sodo_row *row = count ? sodo_res_row(r, rows[0]) : NULL;
    if (!row || !is_of_land(r, row) || r->notes[i].state == SODO_NOTE_BUSY)
        return SODO_OK;
    SODO_TRY(sodo_res_body_of(r, i));
    int32_t at = sodo_res_at(r, sodo_res_mention(r, i)->entity)->place;
    if (at != SODO_NO_ENTITY) *place = sodo_res_at(r, at)->row;
    return SODO_OK;
}

/* The body that a part belongs to and does not name: by the list or site it stands in, by
 * another mention of its type, by the place, by its class. */
static sodo_status find_parent(sodo_resolver *r, int32_t mention, sodo_body *body) {
    const sodo_row *type = sodo_res_row(r, body->type);
    uint16_t column = r->columns[SODO_COLUMN_PARENT_TYPE];
    bool placed = sodo_res_row_text(r, type, column, 0).size != 0;
    if (body->place != SODO_NO_ROW)
        return sodo_res_body_at(r, type, column, body->place, &body->parent);
    sodo_found found = {.place = SODO_NO_ROW};
    if (placed) SODO_TRY(place_in_list(r, mention, &found.place));
    if (found.place != SODO_NO_ROW) {
        r->notes[mention].reason = (sodo_reason){"body from the list", -5};
        return sodo_res_body_at(r, type, column, found.place, &body->parent);
    }
    if (placed) found = sodo_res_find_place(r, mention, sodo_res_kinds(r, type));
    int32_t said = same_type_before(r, mention, body->type);
    /* "Về phía Cao Bằng, …, Trưởng phòng CSGT": what only provinces have is the
     * sentence's */
    bool province = placed && !(sodo_res_kinds(r, type) & ~(unsigned)SODO_AT_PROVINCE);
    bool certain = found.local >= SODO_POINTS_CERTAIN ||
                   ((found.said || province) && found.local >= SODO_POINTS_NEAR);
    if (said != SODO_NO_MENTION && !certain && r->notes[said].state != SODO_NOTE_BUSY)
        return take_parent(r, mention, said, body);
    if (found.place != SODO_NO_ROW) {
        r->notes[mention].reason = found.reason;
        return sodo_res_body_at(r, type, column, found.place, &body->parent);
    }
    if (placed) SODO_TRY(sodo_res_body_at_open(r, type, column, &body->parent));
    said = placed ? SODO_NO_MENTION : related_body(r, mention, type);
    if (said == SODO_NO_MENTION || r->notes[said].state == SODO_NOTE_BUSY) return SODO_OK;
    return take_parent(r, mention, said, body);
}

/* The place beside a type; what no row knows goes by its words: "thôn Văn Khê". */
static sodo_status read_place(sodo_resolver *r, int32_t place, sodo_body *body) {
    const sodo_mention *m = sodo_res_mention(r, place);
    body->place = r->notes[place].place;
    if (body->place != SODO_NO_ROW) return SODO_OK;
    body->place_entity = m->entity;
    if (m->entity == SODO_NO_ENTITY)
        SODO_TRY(sodo_res_free_place(r, place, &body->place_entity));
    return SODO_OK;
}

static sodo_status read_parts(sodo_resolver *r, int32_t mention, sodo_body *body) {
    const sodo_mention *m = sodo_res_mention(r, mention);
    int32_t parent = sodo_mention_part(m, SODO_ATTR_PARENT);
    int32_t place = sodo_mention_part(m, SODO_ATTR_PLACE);
    if (parent != SODO_NO_MENTION && r->notes[parent].state != SODO_NOTE_BUSY) {
        SODO_TRY(sodo_res_body_of(r, parent));
        body->parent = sodo_res_mention(r, parent)->entity;
    }
    if (place != SODO_NO_MENTION) SODO_TRY(read_place(r, place, body));
    size_t count;
    const uint32_t *rows = sodo_res_rows(r, sodo_mention_part(m, SODO_ATTR_UNIT), &count);
    if (count) body->unit = sodo_res_row(r, rows[0])->name;
    const sodo_attr *tail = sodo_mention_attr(m, SODO_ATTR_TAIL);
    if (tail)
        SODO_TRY(sodo_res_expand_tail(r, tail->tok_begin, tail->tok_end, &body->tail));
    const sodo_attr *number = sodo_mention_attr(m, SODO_ATTR_NUMBER);
    if (number) body->number = sodo_res_span(r, number->tok_begin, number->tok_end);
    return SODO_OK;
}

/* A type told by a free name alone takes the place behind it for a part of that name, as
 * written: "Trường THPT Vinh Lộc", "Công ty Cấp thoát nước Kiên Giang". */
static sodo_status place_as_tail(sodo_resolver *r, int32_t mention, sodo_body *body) {
    const sodo_row *type = sodo_res_row(r, body->type);
    const sodo_mention *m = sodo_res_mention(r, mention);
    const sodo_mention *place =
        sodo_res_mention(r, sodo_mention_part(m, SODO_ATTR_PLACE));
    const sodo_attr *tail = sodo_mention_attr(m, SODO_ATTR_TAIL);
    if (!place || sodo_res_pattern_has(type, "{place}") ||
        !sodo_res_pattern_has(type, "{tail}"))
        return SODO_OK;
    if (tail && tail->tok_begin > place->tok_begin) return SODO_OK;
    body->place = SODO_NO_ROW;
    body->place_entity = SODO_NO_ENTITY;
    uint32_t begin = tail ? tail->tok_begin : place->tok_begin;
    return sodo_res_expand_tail(r, begin, place->tok_end, &body->tail);
}

static bool has_place(const sodo_body *body) {
    return body->place != SODO_NO_ROW || body->place_entity != SODO_NO_ENTITY;
}

static bool begins(sodo_slice name, sodo_slice head) {
    return name.size >= head.size && memcmp(name.data, head.data, head.size) == 0;
}

/* Does the mention say more than the type? */
static bool is_told(const sodo_mention *m) {
    return sodo_mention_attr(m, SODO_ATTR_TAIL) ||
           sodo_mention_attr(m, SODO_ATTR_PLACE) ||
           sodo_mention_attr(m, SODO_ATTR_PARENT);
}

/* "Sở", "Phòng": names a body only with more words. */
static bool is_head_noun(const sodo_resolver *r, const sodo_row *type) {
    return sodo_row_has(type, r->columns[SODO_COLUMN_GENERIC], r->values[SODO_VALUE_YES]);
}

/* "Phó Giám đốc Sở": a bare head noun is the body spoken of before whose type begins with
 * it. */
static int32_t generic_before(const sodo_resolver *r, int32_t mention,
                              const sodo_row *type) {
    enum { WINDOW = 512 };
    bool noun = is_head_noun(r, type); /* never one that is still to come */
    for (int side = -1; side <= (noun ? -1 : 1); side += 2) {
        for (int step = 1; step < WINDOW; step++) {
            int32_t i = sodo_res_beside(r, mention, side * step);
            const sodo_mention *m = sodo_res_mention(r, i);
            if (!m) break;
            if (m->kind != SODO_KIND_ORGANIZATION || m->dropped) continue;
            size_t count;
            const uint32_t *rows = sodo_res_rows(r, i, &count);
            const sodo_row *row = count ? sodo_res_row(r, rows[0]) : NULL;
            if (row && (row != type || is_told(m)) && begins(row->name, type->name))
                return i;
        }
    }
    return SODO_NO_MENTION;
}

/* The body that another mention names. */
static sodo_status take_body(sodo_resolver *r, int32_t mention, int32_t said,
                             int32_t *out) {
    if (r->notes[said].state == SODO_NOTE_BUSY) return SODO_OK;
    SODO_TRY(sodo_res_body_of(r, said));
    r->notes[mention].reason = (sodo_reason){"body spoken of before", -10};
    *out = sodo_res_mention(r, said)->entity;
    return SODO_OK;
}

static bool is_bare(const sodo_body *body) {
    return !has_place(body) && body->parent == SODO_NO_ENTITY && !body->tail.size &&
           !body->number.size && !body->unit.size;
}

/* A bare head noun, or a bare part that no place tells ("Văn phòng"). */
static bool is_generic(const sodo_resolver *r, const sodo_body *body) {
    const sodo_row *type = sodo_res_row(r, body->type);
    if (!is_bare(body)) return false;
    if (is_head_noun(r, type)) return true;
    bool told = sodo_res_row_text(r, type, r->columns[SODO_COLUMN_PARENT_TYPE], 0).size ||
                sodo_res_row_text(r, type, r->columns[SODO_COLUMN_FOLD_INTO], 0).size;
    return sodo_res_pattern_has(type, "{parent}") &&
           !sodo_res_pattern_has(type, "{place}") && !told;
}

/* "Ủy ban Kiểm tra Trung ương …, Chủ nhiệm Ủy ban Kiểm tra": a bare part is the one body
 * of that name that the sentence named before. */
static int32_t one_in_sentence(const sodo_resolver *r, int32_t mention,
                               const sodo_row *type) {
    enum { WINDOW = 128 };
    for (int step = -1; step > -WINDOW; step--) {
        int32_t i = sodo_res_beside(r, mention, step);
        if (i < 0 || r->notes[i].sentence != r->notes[mention].sentence) break;
        const sodo_mention *m = sodo_res_mention(r, i);
        if (m->kind != SODO_KIND_ORGANIZATION || m->dropped) continue;
        size_t count;
        const uint32_t *rows = sodo_res_rows(r, i, &count);
        const sodo_row *row = count ? sodo_res_row(r, rows[0]) : NULL;
        if (!row || !begins(row->name, type->name)) continue;
        return row->kind == SODO_KIND_ORG_NAME ? i : SODO_NO_MENTION;
    }
    return SODO_NO_MENTION;
}

static sodo_status generic_body(sodo_resolver *r, int32_t mention, const sodo_body *body,
                                int32_t *out) {
    if (sodo_res_goes_on(r, mention)) return SODO_OK;
    int32_t said = generic_before(r, mention, sodo_res_row(r, body->type));
    return said == SODO_NO_MENTION ? SODO_OK : take_body(r, mention, said, out);
}

/* A head noun of bodies of all levels, and of parts of companies: the page's place says
 * nothing of "Phòng Kỹ thuật", but much of "Sở Kỹ thuật". */
static bool is_anywhere(const sodo_resolver *r, const sodo_row *type) {
    static const sodo_kinds LEVELS[] = {SODO_AT_PROVINCE, SODO_AT_DISTRICT,
                                        SODO_AT_COMMUNE};
    sodo_kinds kinds = sodo_res_kinds(r, type);
    int levels = 0;
    for (size_t i = 0; i < sizeof LEVELS / sizeof *LEVELS; i++)
        levels += (kinds & LEVELS[i]) != 0;
    return is_head_noun(r, type) && levels > 1;
}

/* "Đảng ủy", "Chi bộ": of a commune or hamlet, or of any body. */
static bool is_committee(const sodo_resolver *r, const sodo_row *type) {
    return (has_class(r, type, SODO_VALUE_PARTY) ||
            has_class(r, type, SODO_VALUE_PARTY_ORGAN)) &&
           sodo_res_pattern_has(type, "{place}");
}

/* Fill in what the type's patterns need and the page leaves to the reader. */
static sodo_status complete(sodo_resolver *r, int32_t mention, sodo_body *body) {
    const sodo_row *type = sodo_res_row(r, body->type);
    sodo_note *note = &r->notes[mention];
    bool named = sodo_res_is_named(r, body);
    bool placed = has_place(body) || body->parent != SODO_NO_ENTITY;
    bool wants = !named && sodo_res_pattern_has(type, "{place}") && !is_anywhere(r, type);
    if (!placed && (body->unit.size || wants)) {
        int32_t unit = sodo_res_part(r, mention, SODO_ATTR_UNIT);
        sodo_found found = sodo_res_find_place(r, mention, sodo_res_need(r, type, unit));
        body->place = found.place;
        note->reason = found.reason;
        if (found.place == SODO_NO_ROW)
            SODO_TRY(sodo_res_take_open(r, sodo_res_need(r, type, unit), body));
        if (body->place_entity != SODO_NO_ENTITY)
            note->reason = (sodo_reason){"place by its name from the page", -20};
    }
    note->place = body->place;
    if (!placed && body->place != SODO_NO_ROW)
        SODO_TRY(sodo_res_add_filled(r, mention, body->place));
    bool lacks = body->parent == SODO_NO_ENTITY && !sodo_res_is_named(r, body);
    if (lacks && sodo_res_pattern_has(type, "{parent}"))
        SODO_TRY(find_parent(r, mention, body));
    if (body->parent != SODO_NO_ENTITY && !sodo_res_pattern_has(type, "{place}")) {
        body->place = SODO_NO_ROW; /* the place is in the parent's name */
        body->place_entity = SODO_NO_ENTITY;
        body->alike = SODO_NO_ROW;
        body->unit = SODO_LIT("");
    }
    return SODO_OK;
}

static sodo_status typed_body(sodo_resolver *r, int32_t mention, uint32_t row,
                              int32_t *out) {
    sodo_body body = SODO_NO_BODY;
    body.type = row;
    const sodo_mention *place =
        sodo_res_mention(r, sodo_res_part(r, mention, SODO_ATTR_PLACE));
    if (place && place->kind == SODO_KIND_COUNTRY)
        return free_body(r, mention, sodo_res_row(r, row), out);
    if (sodo_res_row(r, row)->kind == SODO_KIND_ORG_NAME)
        return sodo_res_make_body(r, &body, out);
    SODO_TRY(read_parts(r, mention, &body));
    bool generic = is_generic(r, &body);
    *out = SODO_NO_ENTITY;
    if (generic) SODO_TRY(generic_body(r, mention, &body, out));
    bool part = is_bare(&body) && sodo_res_pattern_has(sodo_res_row(r, row), "{parent}");
    if (part && *out == SODO_NO_ENTITY) {
        int32_t one = one_in_sentence(r, mention, sodo_res_row(r, row));
        if (one != SODO_NO_MENTION) SODO_TRY(take_body(r, mention, one, out));
    }
    if (*out != SODO_NO_ENTITY) return SODO_OK;
    int32_t own = SODO_NO_MENTION;
    if (part && is_committee(r, sodo_res_row(r, row)))
        own = sodo_res_body_beside(r, mention);
    if (own != SODO_NO_MENTION && r->notes[own].state != SODO_NOTE_BUSY)
        SODO_TRY(take_parent(r, mention, own, &body));
    SODO_TRY(place_as_tail(r, mention, &body));
    bool nameless = generic && is_head_noun(r, sodo_res_row(r, row));
    if (!nameless) SODO_TRY(complete(r, mention, &body));
    return sodo_res_make_body(r, &body, out);
}

sodo_status sodo_res_body_of(sodo_resolver *r, int32_t mention) {
    sodo_note *note = &r->notes[mention];
    if (note->state == SODO_NOTE_DONE) return SODO_OK;
    note->state = SODO_NOTE_BUSY;
    uint32_t row = choose_row(r, mention);
    int32_t entity;
    if (row == SODO_NO_ROW)
        SODO_TRY(free_body(r, mention, NULL, &entity));
    else
        SODO_TRY(typed_body(r, mention, row, &entity));
    r->work->mentions.items[mention].entity = entity;
    note->state = SODO_NOTE_DONE;
    return sodo_res_add_name(r, entity, sodo_res_text(r, mention));
}

sodo_status sodo_res_bodies(sodo_resolver *r) {
    const sodo_mentions *all = &r->work->mentions;
    for (size_t k = 0; k < all->count; k++) {
        int32_t i = r->order[k];
        if (all->items[i].kind == SODO_KIND_ORGANIZATION && !all->items[i].dropped)
            SODO_TRY(sodo_res_body_of(r, i));
    }
    return SODO_OK;
}
