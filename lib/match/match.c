/* match.c - the tagger: phrases and shapes first, then the tag rules over them. */
#include "match/match.h"

#include "base/fail.h"

sodo_status sodo_matcher_init(sodo_matcher *self, const sodo_gazetteer *gazetteer,
                              sodo_symbols *symbols, sodo_error *err) {
    static const struct {
        uint16_t attr;
        const char *name;
    } table[] = {
#define X(id, attr, name) {SODO_ATTR_##attr, name},
        SODO_MATCH_VALUES(X)
#undef X
    };
    self->gazetteer = gazetteer;
    for (size_t i = 0; i < SODO_MATCH_VALUE_COUNT; i++) {
        uint32_t value = sodo_symbols_value(symbols, sodo_slice_of(table[i].name));
        if (value == UINT32_MAX)
            return sodo_fail(err, SODO_ERR_NOMEM, 0, "no memory for the tagger's values");
        self->values[i] = (sodo_attr){
            .name = table[i].attr, .value = (uint16_t)value, .mention = SODO_NO_MENTION};
    }
    for (int form = 0; form < 4; form++)
        for (int shape = 0; shape < 3; shape++) {
            self->phrase[form][shape][0] = self->values[SODO_MATCH_FORM_FULL + form];
            self->phrase[form][shape][1] = self->values[SODO_MATCH_SHAPE_LOWER + shape];
        }
    return SODO_OK;
}

sodo_mention *sodo_match_add(const sodo_matcher *self, sodo_work *work, sodo_kind kind,
                             uint32_t tok_begin, uint32_t tok_end,
                             sodo_match_value value) {
    sodo_mention *m = SODO_PUSH(&work->arena, work->mentions);
    if (!m) return NULL;
    *m = (sodo_mention){.kind = (uint8_t)kind,
                        .zone = work->page.tokens.items[tok_begin].zone,
                        .tok_begin = tok_begin,
                        .tok_end = tok_end,
                        .row_list = SODO_NO_ROW,
                        .rule = UINT32_MAX,
                        .outer = SODO_NO_MENTION,
                        .entity = -1};
    if (value < SODO_MATCH_VALUE_COUNT) {
        /* Shared and never written: whoever adds an attribute copies the array first. */
        m->attrs = self->values + value;
        m->attr_count = 1;
    }
    return m;
}

sodo_status sodo_match_run(const sodo_matcher *self, sodo_rule_runner *rules,
                           sodo_work *work, sodo_error *err) {
    sodo_status status = sodo_match_phrases(self, work);
    if (status == SODO_OK) status = sodo_match_dates(self, work);
    if (status == SODO_OK) status = sodo_match_documents(self, work);
    if (status == SODO_OK) status = sodo_match_names(self, work);
    if (status != SODO_OK)
        return sodo_fail(err, status, 0,
                         "the page has more mentions than its memory allows");
    SODO_TRY(sodo_rules_run(rules, "tag", work, NULL, NULL, err));
    if (sodo_match_names_again(self, work) != SODO_OK)
        return sodo_fail(err, SODO_ERR_NOMEM, 0,
                         "the page has more names than its memory allows");
    if (sodo_match_places_again(self, work) != SODO_OK)
        return sodo_fail(err, SODO_ERR_NOMEM, 0,
                         "the page has more places than its memory allows");
    return SODO_OK;
}
