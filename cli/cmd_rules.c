/* cmd_rules.c - compile the rules, run the examples beside them, list them, tell what
 * they do on pages. */
#include "graphs.h"
#include "pages.h"

#include <stdint.h>
#include <stdlib.h>
#include <string.h>

static void problem(void *context, const sodo_error *err, const char *caret) {
    (void)context;
    talk_error(SODO_ERR_INPUT, err, caret);
}

static int check(settings *set) {
    sodo_session_options options = SODO_SESSION_OPTIONS_INIT;
    sodo_check_summary summary = {0};
    sodo_error err = {{0}, 0, 0, {0}};
    strings dirs = {0};
    int status = EXIT_SYSTEM;
    if (gazetteers_find(set, &dirs)) {
        options.gazetteer_dirs = (const char *const *)dirs.items;
        options.gazetteer_dir_count = dirs.count;
        sodo_status checked =
            sodo_rulebook_check(&options, problem, NULL, &summary, &err);
        if (checked != SODO_OK) talk_error(checked, &err, NULL);
        status = exit_of(checked);
        if (checked == SODO_OK) {
            talk_rest();
            talk_summary("%zu rules, %zu examples, %zu problems", summary.rows,
                         summary.examples, summary.problems);
            if (summary.problems) status = EXIT_NOTHING;
        }
    }
    strings_finish(&dirs);
    return status;
}

static int list(settings *set) {
    int status;
    output out;
    sodo_session *session = session_of(set, &status);
    if (!session) return status;
    status = output_open(&out, set->output);
    for (size_t i = 0; status == EXIT_DONE && i < sodo_rulebook_count(session); i++) {
        sodo_rule_info rule;
        sodo_rulebook_rule(session, i, &rule);
        fwrite(rule.name.data, 1, rule.name.size, out.file);
        fprintf(out.file, "\t%+d\t", rule.confidence);
        fwrite(rule.path.data, 1, rule.path.size, out.file);
        fprintf(out.file, ":%zu\n", rule.line);
    }
    if (status == EXIT_DONE) status = output_close(&out, true);
    sodo_session_close(session);
    return status;
}

/* "page.txt:120" cut at the last colon; false: no offset stands behind one. */
static bool split_place(char *place, size_t *offset) {
    char *colon = strrchr(place, ':'), *end = NULL;
    if (!colon || colon[1] < '0' || colon[1] > '9') return false;
    unsigned long long value = strtoull(colon + 1, &end, 10);
    if (*end || value > SIZE_MAX) return false;
    *offset = (size_t)value;
    *colon = '\0';
    return true;
}

static int why_not(settings *set) {
    char answer[SODO_ANSWER_SIZE], *place = set->operands.items[2];
    sodo_error err = {{0}, 0, 0, {0}};
    size_t offset = 0;
    int status;
    output out;
    if (!split_place(place, &offset)) {
        talk("%s: expected PAGE:OFFSET, as in page.txt:120", place);
        return EXIT_USAGE;
    }
    sodo_session *session = session_of(set, &status);
    if (!session) return status;
    sodo_status asked = sodo_rulebook_why_not(session, set->operands.items[1], place,
                                              offset, answer, &err);
    sodo_session_close(session);
    if (asked != SODO_OK) {
        talk_error(asked, &err, NULL);
        return exit_of(asked);
    }
    status = output_open(&out, set->output);
    if (status != EXIT_DONE) return status;
    fprintf(out.file, "%s: %s\n", set->operands.items[1], answer);
    return output_close(&out, true);
}

static int take_page(void *context, sodo_slice text) {
    sodo_profile_add(context, text);
    return 0;
}

static int print_profile(const sodo_profile *profile, const settings *set) {
    sodo_answer *answer = NULL;
    sodo_error err = {{0}, 0, 0, {0}};
    sodo_status told = sodo_profile_answer(
        profile, set->unused ? SODO_PROFILE_UNUSED : SODO_PROFILE_RULES,
        setting_number(set->limit, 0), &answer, &err);
    if (told == SODO_OK) return answer_print(answer, set);
    talk_error(told, &err, NULL);
    return exit_of(told);
}

/* What could be read counts. */
static int profile_pages(const settings *set, const strings *inputs) {
    int status;
    sodo_extract_summary summary = {0};
    sodo_profile *profile = NULL;
    sodo_error err = {{0}, 0, 0, {0}};
    sodo_session *session = session_of(set, &status);
    if (!session) return status;
    sodo_status opened = sodo_profile_open(session, &profile, &err);
    if (opened != SODO_OK) talk_error(opened, &err, NULL);
    status = exit_of(opened);
    if (opened == SODO_OK) {
        const page_taker taker = {
            .output = take_page, .context = profile, .form = SODO_OUTPUT_PROFILE};
        status = pages_read(session, set, inputs, &taker, &summary);
        if (exit_signal() == 0 && (status == EXIT_DONE || summary.pages))
            status = exit_graver(status, print_profile(profile, set));
    }
    sodo_profile_close(profile);
    sodo_session_close(session);
    return status;
}

/* profile PAGE... */
static int profile(const command *self, const settings *set) {
    settings pages = *set;
    pages.operands.items++;
    pages.operands.count--;
    strings inputs = {0};
    int status = inputs_collect(self, &pages, &inputs);
    if (status != EXIT_USAGE)
        status = exit_graver(status, profile_pages(&pages, &inputs));
    strings_finish(&inputs);
    return status;
}

int cmd_rules(const command *self, settings *set) {
    const char *action = set->operands.count ? set->operands.items[0] : "";
    if (strcmp(action, "check") == 0 && set->operands.count == 1) return check(set);
    if (strcmp(action, "list") == 0 && set->operands.count == 1) return list(set);
    if (strcmp(action, "profile") == 0) return profile(self, set);
    if (strcmp(action, "why-not") == 0 && set->operands.count == 3) return why_not(set);
    talk("%s wants: %s", self->name, self->operands);
    fprintf(stderr, "Try: sodo %s --help\n", self->name);
    return EXIT_USAGE;
}
