/* rules.c - opening a rule set: read, check, compile; and what is known of its rules. */
#include "base/file.h"
#include "base/ident.h"
#include "rules/build.h"

#define RULES_BUDGET ((size_t)256 << 20)
#define FILE_LIMIT ((size_t)8 << 20)

static bool tell_lexer_problem(void *context, const sodo_lex_problem *problem) {
    sodo_rules_build *b = context;
    sodo_rules_problem(b, &problem->at, "%s", problem->message);
    return b->options->collect;
}

static sodo_status read_source(sodo_rules_build *b, const char *path, size_t dir) {
    sodo_rules *set = b->set;
    sodo_rule_source *source = &set->sources[set->source_count];
    sodo_buf text = {0};
    sodo_status status = sodo_file_read(path, FILE_LIMIT, &text, b->err);
    if (status == SODO_OK) {
        source->path = sodo_slice_copy(b->arena, sodo_slice_of(path));
        source->text = sodo_slice_copy(b->arena, sodo_buf_slice(&text));
        source->dir = dir;
        if (!source->path.data || !source->text.data) status = sodo_rules_nomem(b);
    }
    sodo_buf_finish(&text);
    SODO_TRY(status);
    set->source_count++;
    size_t problems = b->problems;
    if (sodo_rules_lex(b->arena, (uint16_t)(set->source_count - 1), source,
                       tell_lexer_problem, b))
        return SODO_OK;
    return b->problems > problems ? SODO_ERR_INPUT : sodo_rules_nomem(b);
}

/* All files' names first: the array of sources must not move while tokens point to it. */
static sodo_status read_sources(sodo_rules_build *b) {
    size_t total = 0;
    char ***paths =
        sodo_arena_alloc(b->arena, b->options->dir_count + 1, sizeof(char **));
    size_t *counts =
        sodo_arena_alloc(b->arena, b->options->dir_count + 1, sizeof *counts);
    if (!paths || !counts) return sodo_rules_nomem(b);
    for (size_t d = 0; d < b->options->dir_count; d++) {
        SODO_TRY(sodo_file_list(b->options->dirs[d], ".rules", b->arena, &paths[d],
                                &counts[d], b->err));
        total += counts[d];
    }
    if (total > UINT16_MAX)
        return sodo_fail(b->err, SODO_ERR_LIMIT, 0, "more than %d rule files",
                         UINT16_MAX);
    b->set->sources = sodo_arena_alloc(b->arena, total + 1, sizeof *b->set->sources);
    if (!b->set->sources) return sodo_rules_nomem(b);
    for (size_t d = 0; d < b->options->dir_count; d++)
        for (size_t i = 0; i < counts[d]; i++) SODO_TRY(read_source(b, paths[d][i], d));
    for (size_t i = 0; i < b->set->source_count; i++)
        SODO_TRY(sodo_rules_read_file(b, &b->set->sources[i]));
    return SODO_OK;
}

/* Of each file its size and its bytes. */
static sodo_status hash_sources(sodo_rules_build *b) {
    const sodo_rules *set = b->set;
    sodo_slice *parts =
        sodo_arena_alloc(b->arena, 2 * set->source_count + 1, sizeof *parts);
    char(*sizes)[24] = sodo_arena_alloc(b->arena, set->source_count + 1, sizeof *sizes);
    if (!parts || !sizes) return sodo_rules_nomem(b);
    for (size_t i = 0; i < set->source_count; i++) {
        snprintf(sizes[i], sizeof sizes[i], "%zu\n", set->sources[i].text.size);
        parts[2 * i] = sodo_slice_of(sizes[i]);
        parts[2 * i + 1] = set->sources[i].text;
    }
    sodo_ident_parts(parts, 2 * set->source_count, b->set->version);
    return SODO_OK;
}

static sodo_status read_phases(sodo_rules_build *b) {
    for (size_t p = 0; p < b->set->phases.count; p++) {
        sodo_rule_phase *phase = &b->set->phases.items[p];
        for (size_t i = 0; i < phase->lines.count; i++)
            SODO_TRY(sodo_rules_go_on(
                b, sodo_rules_read_phase_line(b, phase, phase->lines.items[i])));
        if (!phase->has_group || !phase->has_in)
            SODO_TRY(sodo_rules_go_on(
                b, sodo_rules_problem(b, phase->at, "phase %.*s has no line `%s`",
                                      (int)phase->name.size, phase->name.data,
                                      phase->has_group ? "in" : "group")));
        if (!phase->zones)
            phase->zones = phase->frame
                               ? 1u << SODO_ZONE_TITLE | 1u << SODO_ZONE_LEAD |
                                     1u << SODO_ZONE_BODY | 1u << SODO_ZONE_CAPTION
                               : 0x7F;
    }
    return SODO_OK;
}

/* Sort the rules by phase, keeping the order in which they were read; leave bad ones out.
 */
static sodo_status arrange(sodo_rules_build *b) {
    sodo_rules *set = b->set;
    size_t count = set->rules.count, n = 0;
    sodo_rule *sorted = sodo_arena_alloc(b->arena, count + 1, sizeof *sorted);
    uint32_t *place = sodo_arena_alloc(b->arena, count + 1, sizeof *place);
    if (!sorted || !place) return sodo_rules_nomem(b);
    for (uint32_t p = 0; p < set->phases.count; p++) {
        set->phases.items[p].rule_begin = (uint32_t)n;
        for (size_t r = 0; r < count; r++) {
            if (set->rules.items[r].phase != p || set->rules.items[r].bad) continue;
            place[r] = (uint32_t)n;
            sorted[n] = set->rules.items[r];
            if (!sorted[n].zones) sorted[n].zones = set->phases.items[p].zones;
            set->phases.items[p].all_zones |= sorted[n++].zones;
        }
        set->phases.items[p].rule_end = (uint32_t)n;
    }
    size_t kept = 0;
    for (size_t i = 0; i < set->examples.count; i++) {
        sodo_rule_example *example = &set->examples.items[i];
        if (set->rules.items[example->rule].bad) continue;
        set->expects.items[kept] = set->expects.items[i];
        set->examples.items[kept] = *example;
        set->examples.items[kept++].rule = place[example->rule];
    }
    set->examples.count = set->expects.count = kept;
    set->rules.items = sorted;
    set->rules.count = n;
    return SODO_OK;
}

static sodo_status read_all(sodo_rules_build *b) {
    SODO_TRY(read_sources(b));
    SODO_TRY(hash_sources(b));
    SODO_TRY(sodo_rules_declare(b));
    SODO_TRY(read_phases(b));
    for (uint32_t r = 0; r < b->set->rules.count; r++)
        if (!b->set->rules.items[r].bad) SODO_TRY(sodo_rules_read_rule(b, r));
    SODO_TRY(arrange(b));
    SODO_TRY(sodo_rules_alphabet(b));
    SODO_TRY(sodo_rules_order_sets(b));
    for (uint32_t r = 0; r < b->set->rules.count; r++) SODO_TRY(sodo_rules_compile(b, r));
    SODO_TRY(sodo_rules_check_set(b));
    SODO_TRY(sodo_rules_check_values(b));
    b->set->has_gaps = b->problems > 0;
    if (b->options->collect) {
        SODO_TRY(sodo_rules_check_unused(b));
        SODO_TRY(sodo_rules_check_shadows(b));
    }
    for (size_t p = 0; p < b->set->phases.count; p++)
        SODO_TRY(sodo_rules_starts(b, &b->set->phases.items[p]));
    return sodo_rules_needs(b);
}

sodo_status sodo_rules_open(const sodo_rules_options *options,
                            const sodo_gazetteer *gazetteer, sodo_symbols *symbols,
                            sodo_vocab *vocab, sodo_rules **out, sodo_error *err) {
    sodo_rules *self = calloc(1, sizeof *self);
    if (!self) return sodo_fail(err, SODO_ERR_NOMEM, 0, "no memory for the rules");
    self->arena.budget = RULES_BUDGET;
    self->gazetteer = gazetteer;
    self->symbols = symbols;
    sodo_rules_build b = {.options = options,
                          .set = self,
                          .arena = &self->arena,
                          .symbols = symbols,
                          .vocab = vocab,
                          .spellings.arena = &self->arena,
                          .given_values = symbols->values.entries.count,
                          .err = err};
    sodo_status status = sodo_rules_lock_open(self, err);
    if (status == SODO_OK) status = sodo_folder_open(&b.folder, err);
    if (status == SODO_OK) status = read_all(&b);
    sodo_folder_close(b.folder);
    sodo_buf_finish(&b.buf);
    if (status != SODO_OK) {
        sodo_rules_close(self);
        return status;
    }
    *out = self;
    return SODO_OK;
}

void sodo_rules_close(sodo_rules *self) {
    if (!self) return;
    for (size_t r = 0; r < self->rules.count; r++) {
        sodo_rule *rule = &self->rules.items[r];
        sodo_rule_code_finish(&rule->code);
        for (size_t i = 0; i < rule->lists.count; i++) {
            sodo_rule_code_finish(&rule->lists.items[i].first);
            sodo_rule_code_finish(&rule->lists.items[i].next);
        }
    }
    sodo_rules_lock_close(self);
    sodo_arena_finish(&self->arena);
    free(self);
}

bool sodo_rules_is_whole(const sodo_rules *self) {
    return !self->has_gaps;
}

size_t sodo_rules_count(const sodo_rules *self) {
    return self->rules.count;
}

sodo_slice sodo_rule_name(const sodo_rules *self, uint32_t rule) {
    return self->rules.items[rule].name;
}

sodo_slice sodo_rule_say(const sodo_rules *self, uint32_t rule) {
    return self->rules.items[rule].say;
}

sodo_slice sodo_rule_phase_name(const sodo_rules *self, uint32_t rule) {
    return self->phases.items[self->rules.items[rule].phase].name;
}

sodo_slice sodo_rule_file(const sodo_rules *self, uint32_t rule) {
    return self->sources[self->rules.items[rule].at->file].path;
}

size_t sodo_rule_line(const sodo_rules *self, uint32_t rule) {
    return self->rules.items[rule].at->line;
}

int sodo_rule_conf(const sodo_rules *self, uint32_t rule) {
    return self->rules.items[rule].conf;
}

const char *sodo_rules_version(const sodo_rules *self) {
    return self->version;
}

uint32_t sodo_rules_find(const sodo_rules *self, sodo_slice name) {
    for (uint32_t r = 0; r < self->rules.count; r++)
        if (sodo_slice_equal(self->rules.items[r].name, name)) return r;
    return UINT32_MAX;
}

bool sodo_rules_has_phase(const sodo_rules *self, const char *phase) {
    for (size_t p = 0; p < self->phases.count; p++)
        if (sodo_slice_is(self->phases.items[p].name, phase)) return true;
    return false;
}
