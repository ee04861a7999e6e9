/* trace.c - prints what the stages hand to each other. */
#include "pipeline/trace.h"

#include "base/json.h"
#include "model/network.h"

static const char *shape_name(uint8_t shape) {
    static const char *const NAMES[] = {"lower",  "title", "upper", "mixed",
                                        "number", "punct", "other"};
    return NAMES[shape];
}

/* A stretch of the text in quotes, so that line ends do not break the line. */
static void add_text(const sodo_work *work, size_t begin, size_t end, sodo_buf *out) {
    sodo_json_string((sodo_slice){work->page.text.data + begin, end - begin}, out);
}

static void add_tokens(const sodo_work *work, uint32_t begin, uint32_t end,
                       sodo_buf *out) {
    const sodo_tokens *t = &work->page.tokens;
    if (begin >= end || end > t->count)
        sodo_buf_add_str(out, "\"\"");
    else
        add_text(work, t->items[begin].byte_begin, t->items[end - 1].byte_end, out);
}

static void add_field(const char *name, sodo_slice value, sodo_buf *out) {
    if (!value.size) return;
    sodo_buf_addf(out, "\t%s=", name);
    sodo_json_string(value, out);
}

static void add_date(const char *name, sodo_date date, sodo_buf *out) {
    char text[16];
    if (sodo_date_print(date, text)) sodo_buf_addf(out, "\t%s=%s", name, text);
}

static sodo_slice rule_name(const sodo_core *core, uint32_t rule) {
    return rule == UINT32_MAX ? (sodo_slice){0} : sodo_rule_name(core->rules, rule);
}

/* ---- read, text ---- */

static void trace_read(const sodo_work *work, sodo_buf *out) {
    const sodo_page *p = &work->page;
    sodo_buf_add_str(out, "page");
    add_field("id", p->doc_id, out);
    add_field("title", p->title, out);
    add_date("date", p->date, out);
    add_field("author", p->author, out);
    add_field("publisher", p->publisher, out);
    add_field("url", p->url, out);
    sodo_buf_add_char(out, '\n');
    for (size_t i = 0; i < p->zones.count; i++) {
        const sodo_zone_span *z = &p->zones.items[i];
        sodo_buf_addf(out, "zone\t%s\t", sodo_zone_name(z->zone));
        add_text(work, z->byte_begin, z->byte_end, out);
        sodo_buf_add_char(out, '\n');
    }
}

static void trace_text(const sodo_work *work, sodo_buf *out) {
    const sodo_page *p = &work->page;
    for (size_t s = 0; s < p->sentences.count; s++) {
        const sodo_sentence *sentence = &p->sentences.items[s];
        sodo_buf_addf(out, "sentence\t%zu\tparagraph=%u\tzone=%s\n", s,
                      sentence->paragraph, sodo_zone_name(sentence->zone));
        for (uint32_t t = sentence->tok_begin; t < sentence->tok_end; t++) {
            const sodo_token *token = &p->tokens.items[t];
            sodo_buf_addf(out, "token\t%u\t%s\t", token->cp_begin,
                          shape_name(token->shape));
            add_text(work, token->byte_begin, token->byte_end, out);
            if (token->flags & SODO_TOKEN_SPACE) sodo_buf_add_str(out, "\tspace");
            if (token->flags & SODO_TOKEN_LINE) sodo_buf_add_str(out, "\tline");
            if (token->flags & SODO_TOKEN_PARAGRAPH) sodo_buf_add_str(out, "\tparagraph");
            sodo_buf_add_char(out, '\n');
        }
    }
}

/* ---- match, relate ---- */

static void add_rows(const sodo_core *core, const sodo_mention *m, sodo_buf *out) {
    if (m->row_list == SODO_NO_ROW) return;
    size_t count = 0;
    const uint32_t *rows = sodo_gazetteer_rows(core->gazetteer, m->row_list, &count);
    for (size_t i = 0; i < count && i < 8; i++) {
        const sodo_row *row = sodo_gazetteer_row(core->gazetteer, rows[i]);
        sodo_buf_addf(out, "%s%.*s", i ? "|" : "\trows=", (int)row->id.size,
                      row->id.data);
    }
    if (count > 8) sodo_buf_addf(out, "|+%zu", count - 8);
}

static void add_attrs(const sodo_core *core, const sodo_work *work, const sodo_mention *m,
                      sodo_buf *out) {
    for (uint16_t i = 0; i < m->attr_count; i++) {
        const sodo_attr *a = &m->attrs[i];
        sodo_slice name = sodo_symbols_attr_name(&core->symbols, a->name);
        sodo_slice value = sodo_symbols_value_name(&core->symbols, a->value);
        sodo_buf_addf(out, "\t%.*s=", (int)name.size, name.data);
        if (a->value)
            sodo_buf_add(out, value);
        else
            add_tokens(work, a->tok_begin, a->tok_end, out);
    }
}

static void trace_match(const sodo_core *core, const sodo_work *work, sodo_buf *out) {
    const sodo_tokens *tokens = &work->page.tokens;
    for (size_t i = 0; i < work->mentions.count; i++) {
        const sodo_mention *m = &work->mentions.items[i];
        sodo_slice kind = sodo_symbols_kind_name(&core->symbols, m->kind);
        sodo_slice rule = rule_name(core, m->rule);
        uint32_t at =
            m->tok_begin < tokens->count ? tokens->items[m->tok_begin].cp_begin : 0;
        sodo_buf_addf(out, "mention\tm%zu\t%.*s\t%u\t", i, (int)kind.size, kind.data, at);
        add_tokens(work, m->tok_begin, m->tok_end, out);
        if (m->dropped) sodo_buf_add_str(out, "\tdropped");
        add_field("rule", rule, out);
        if (m->weight) sodo_buf_addf(out, "\tweight=%d", m->weight);
        add_rows(core, m, out);
        add_attrs(core, work, m, out);
        sodo_buf_add_char(out, '\n');
    }
}

static void add_part(const char *name, int32_t mention, const sodo_work *work,
                     sodo_buf *out) {
    if (mention < 0) return;
    const sodo_mention *m = &work->mentions.items[mention];
    sodo_buf_addf(out, "\t%s=m%d ", name, (int)mention);
    add_tokens(work, m->tok_begin, m->tok_end, out);
}

static void trace_relate(const sodo_core *core, const sodo_work *work, sodo_buf *out) {
    for (size_t i = 0; i < work->relations.count; i++) {
        const sodo_relation *r = &work->relations.items[i];
        sodo_buf_addf(out, "relation\t%s",
                      sodo_relation_name((sodo_relation_kind)r->kind));
        add_part("source", r->source, work, out);
        add_part("target", r->target, work, out);
        add_part("date", r->date, work, out);
        add_part("site", r->site, work, out);
        if (r->status)
            add_field("status", sodo_symbols_value_name(&core->symbols, r->status), out);
        if (r->role)
            add_field("role", sodo_symbols_value_name(&core->symbols, r->role), out);
        add_field("rule", rule_name(core, r->rule), out);
        for (uint8_t k = 0; k < r->reason_count; k++)
            sodo_buf_addf(out, "%s%s %+d", k ? "|" : "\treasons=", r->reasons[k].name,
                          r->reasons[k].weight);
        sodo_buf_add_char(out, '\n');
    }
}

/* ---- resolve ---- */

static void trace_entities(const sodo_work *work, sodo_buf *out) {
    for (size_t i = 0; i < work->entities.count; i++) {
        const sodo_entity *e = &work->entities.items[i];
        const char *kind = sodo_kind_public_name((sodo_kind)e->kind);
        sodo_buf_addf(out, "entity\tx%zu\t%s\t", i, kind ? kind : "?");
        sodo_json_string(e->name, out);
        add_field("key", e->key, out);
        add_field("title", e->title, out);
        if (e->organization >= 0)
            sodo_buf_addf(out, "\torganization=x%d", (int)e->organization);
        if (e->place >= 0) sodo_buf_addf(out, "\tplace=x%d", (int)e->place);
        if (e->parent >= 0) sodo_buf_addf(out, "\tparent=x%d", (int)e->parent);
        if (e->issuer >= 0) sodo_buf_addf(out, "\tissuer=x%d", (int)e->issuer);
        add_date("date", e->date, out);
        sodo_buf_add_char(out, '\n');
    }
}

static void trace_facts(const sodo_core *core, const sodo_work *work, sodo_buf *out) {
    for (size_t i = 0; i < work->facts.count; i++) {
        const sodo_fact *f = &work->facts.items[i];
        sodo_buf_addf(out, "fact\t%s\tx%d\tx%d",
                      sodo_relation_name((sodo_relation_kind)f->kind), (int)f->source,
                      (int)f->target);
        if (f->status)
            add_field("status", sodo_symbols_value_name(&core->symbols, f->status), out);
        for (size_t r = 0; r < 5 && f->roles[r]; r++)
            add_field("role", sodo_symbols_value_name(&core->symbols, f->roles[r]), out);
        add_date("date", f->date, out);
        add_date("since", f->since, out);
        add_date("until", f->until, out);
        sodo_buf_add_char(out, '\n');
        for (size_t e = 0; e < f->evidences.count; e++) {
            const sodo_evidence *v = &f->evidences.items[e];
            sodo_buf_addf(out, "evidence\t%u-%u\t", v->cp_begin, v->cp_end);
            sodo_buf_add_hundredths(out, v->confidence);
            add_field("rule", v->rule, out);
            for (uint8_t k = 0; k < v->reason_count; k++)
                sodo_buf_addf(out, "%s%s %+d", k ? "|" : "\treasons=", v->reasons[k].name,
                              v->reasons[k].weight);
            sodo_buf_add_char(out, '\n');
        }
    }
}

void sodo_trace_stage(const sodo_core *core, const sodo_work *work, sodo_stage stage,
                      sodo_buf *out) {
    switch (stage) {
    case SODO_STAGE_READ:
        trace_read(work, out);
        break;
    case SODO_STAGE_TEXT:
        trace_text(work, out);
        break;
    case SODO_STAGE_MATCH:
        trace_match(core, work, out);
        break;
    case SODO_STAGE_RELATE:
        trace_relate(core, work, out);
        break;
    case SODO_STAGE_RESOLVE:
        trace_entities(work, out);
        trace_facts(core, work, out);
        break;
    }
}

void sodo_trace_print(const sodo_core *core, const sodo_work *work, sodo_buf *out) {
    static const char *const NAMES[] = {"read", "text", "match", "relate", "resolve"};
    for (int stage = SODO_STAGE_READ; stage <= SODO_STAGE_RESOLVE; stage++) {
        sodo_buf_addf(out, "## %s\n", NAMES[stage]);
        sodo_trace_stage(core, work, (sodo_stage)stage, out);
    }
}
