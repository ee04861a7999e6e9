/* cmd_review.c - pairs to be decided by hand. */
#include "graphs.h"

int cmd_review(const command *self, settings *set) {
    sodo_review review = SODO_REVIEW_INIT;
    sodo_answer *answer = NULL;
    sodo_error err = {{0}, 0, 0, {0}};
    if (!operands_fit(self, set, 1, 1)) return EXIT_USAGE;
    review.decisions = set->decisions;
    review.limit = setting_number(set->limit, 0);
    sodo_status status = sodo_review_list(set->operands.items[0], &review, &answer, &err);
    if (status != SODO_OK) {
        talk_error(status, &err, NULL);
        return exit_of(status);
    }
    if (!format_of(set)) set->format = "csv";
    return answer_print(answer, set);
}
