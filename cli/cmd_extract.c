/* cmd_extract.c - pages in, one JSON object a line out. */
#include "pages.h"

static int take(void *context, sodo_slice text) {
    output *out = context;
    sodo_sink sink = output_sink(out);
    bool ended = text.size && text.data[text.size - 1] == '\n'; /* --text, --trace */
    if (sink.write(sink.context, text)) return 1;
    return ended ? 0 : sink.write(sink.context, (sodo_slice){"\n", 1});
}

static int extract(settings *set, const strings *inputs, output *out) {
    int status;
    sodo_extract_summary summary = {0};
    sodo_session *session = session_of(set, &status);
    if (!session) return status;
    const page_taker taker = {.output = take, .context = out};
    status = pages_read(session, set, inputs, &taker, &summary);
    sodo_session_close(session);
    if (summary.failed)
        talk_summary("%zu pages read, %zu left out", summary.pages, summary.failed);
    else
        talk_detail("%zu pages read, %zu of them empty", summary.pages, summary.empty);
    return status;
}

int cmd_extract(const command *self, settings *set) {
    strings inputs = {0};
    output out;
    int status = inputs_collect(self, set, &inputs);
    if (status != EXIT_USAGE) {
        int opened = output_open(&out, set->output);
        status = exit_graver(status, opened);
        if (opened == EXIT_DONE) {
            status = exit_graver(status, extract(set, &inputs, &out));
            bool keep = exit_signal() == 0 && !(set->strict && status != EXIT_DONE);
            status = exit_graver(status, output_close(&out, keep));
        }
    }
    strings_finish(&inputs);
    return status;
}
