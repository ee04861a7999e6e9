/* stage.c - runs the read stage alone. */
#include "stage.h"

#include "testing.h"

static const struct {
    const char *words;
    sodo_cue cue;
    bool line_start;
} CUES[] = {
    {"tin, ảnh", SODO_CUE_BYLINE, true},
    {"ban biên tập", SODO_CUE_BYLINE, true},
    {"ảnh", SODO_CUE_CREDIT, false},
    {"nguồn", SODO_CUE_SOURCE, true},
    {"theo", SODO_CUE_SOURCE, true},
    {"cổng thông tin điện tử", SODO_CUE_SITE, false},
    {"(cũ)", SODO_CUE_SITE, false},
    {"địa chỉ", SODO_CUE_MASTHEAD, true},
    {"đăng nhập", SODO_CUE_BOILER, true},
    {"lượt xem", SODO_CUE_COUNTER, true},
    {"đang online", SODO_CUE_COUNTER, true},
    {"tổng", SODO_CUE_COUNTER, true},
    {"thống kê truy cập", SODO_CUE_COUNTER, true},
    {"tin liên quan", SODO_CUE_RELATED, true},
    {"bìa phải", SODO_CUE_CAPTION, false},
    {"ngày đăng", SODO_CUE_DATE, false},
    {"cập nhật", SODO_CUE_DATE, false},
    {"date", SODO_CUE_DATE, false},
    {"thứ 5", SODO_CUE_WEEKDAY, false},
    {"friday", SODO_CUE_WEEKDAY, false},
    {"ngày", SODO_CUE_WEEKDAY, false},
    {"tháng", SODO_CUE_WEEKDAY, false},
    {"năm", SODO_CUE_WEEKDAY, false},
    {"ông", SODO_CUE_OPENER, false},
    {"thống kê", SODO_CUE_COUNTER, true},
};

void stage_open(stage *self) {
    enum { COUNT = sizeof CUES / sizeof *CUES };
    *self = (stage){.arena = {.budget = (size_t)1 << 20}};
    ck_assert_int_eq(sodo_folder_open(&self->folder, NULL), SODO_OK);
    sodo_zone_cue *cues = sodo_arena_alloc(&self->arena, COUNT, sizeof *cues);
    ck_assert_ptr_nonnull(cues);
    for (size_t i = 0; i < COUNT; i++) {
        sodo_buf folded = {0};
        ck_assert_int_eq(
            sodo_fold_phrase(self->folder, sodo_slice_of(CUES[i].words), &folded),
            SODO_OK);
        cues[i].folded = sodo_slice_copy(&self->arena, sodo_buf_slice(&folded));
        cues[i].cue = (uint8_t)CUES[i].cue;
        cues[i].line_start = CUES[i].line_start;
        sodo_buf_finish(&folded);
    }
    self->options = (sodo_read_options){.cues = cues, .cue_count = COUNT};
}

void stage_close(stage *self) {
    sodo_arena_finish(&self->work.arena);
    sodo_arena_finish(&self->arena);
    sodo_folder_close(self->folder);
}

static sodo_status run(stage *self, const sodo_origin *origin) {
    sodo_arena_finish(&self->work.arena);
    self->work = (sodo_work){.arena = {.budget = (size_t)1 << 28}};
    self->error = (sodo_error){0};
    return sodo_read_page(&self->options, self->folder, origin, &self->work,
                          &self->error);
}

sodo_status stage_read(stage *self, const char *path, sodo_slice bytes) {
    const sodo_origin origin = {
        .path = path, .bytes = bytes, .input = sodo_input_of(path)};
    return run(self, &origin);
}

sodo_status stage_read_json(stage *self, sodo_slice bytes) {
    const sodo_origin origin = {
        .path = "in/news.jsonl", .bytes = bytes, .line = 7, .input = SODO_INPUT_JSONL};
    return run(self, &origin);
}

void stage_zones(const stage *self, sodo_buf *out) {
    const sodo_page *page = &self->work.page;
    for (size_t i = 0; i < page->zones.count; i++) {
        const sodo_zone_span *s = &page->zones.items[i];
        sodo_slice text = {page->text.data + s->byte_begin, s->byte_end - s->byte_begin};
        text = sodo_slice_trim(text);
        if (!text.size) continue;
        sodo_buf_addf(out, "%s: %.*s\n", sodo_zone_name(s->zone), (int)text.size,
                      text.data);
    }
}
