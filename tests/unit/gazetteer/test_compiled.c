/* test_compiled.c - protects that the compiled form says what the tables say, that no
 * other tables' form is taken for theirs, and that no bytes make it crash. */
#include "base/checksum.h"
#include "base/file.h"
#include "fold/split.h"
#include "gazetteer/compiled.h"
#include "tables.h"
#include "temp_files.h"
#include "testing.h"

#include <fcntl.h>
#include <stddef.h>
#include <sys/stat.h>

static const table TABLES[] = {
    {"levels.csv", "id,name,prefixes,level,class,place_kind,source\n"
                   "lv-t,tỉnh,T.,province,unit,province,x\n"
                   "lv-tp,thành phố,TP.,district,unit,provincial_city,x\n"},
    {"places.csv",
     "id,name,full_name,kind,level,code,parent,valid_from,valid_to,successors,source\n"
     "pn,Hà Nam,tỉnh Hà Nam,province,province,35,,1997-01-01,2025-07-01,nb,x\n"
     "nb,Ninh Bình,tỉnh Ninh Bình,province,province,37,,2025-07-01,,,x\n"
     "pl,Phủ Lý,thành phố Phủ Lý,provincial_city,district,347,pn,,2025-07-01,,x\n"},
    {"ranks.csv", "id,name,abbreviations,case,not_before,not_after,class,source\n"
                  "rk-bt,Bí thư,BT,,,phó|nguyên,head,x\n"
                  "rk-tr,Trưởng,,first,thành|phòng,,head,x\n"},
    {"spellings.csv", "id,name,abbreviations,source\nsp-tw,Trung ương,TW,x\n"},
    {"names.csv", "id,name,type,share_percent,source\nsn-1,Phạm,surname,7.1,x\n"},
    {NULL, NULL}};

static const char TEXT[] =
    "Bí thư T. Hà Nam, TP. Phủ Lý, Trưởng phòng, BT Trung ương, phó Bí thư Ninh Bình";

static char *dir, *file;
static sodo_buf bytes;

static void setup(void) {
    dir = tables_dir(TABLES);
    const char *dirs[] = {dir};
    sodo_gazetteer_options options = {.dirs = dirs, .dir_count = 1};
    bytes = (sodo_buf){0};
    ck_assert_int_eq(sodo_gazetteer_compile(&options, &bytes, NULL), SODO_OK);
    file = temp_write(dir, "gazetteers.bin", bytes.data, bytes.size);
}

static void teardown(void) {
    sodo_buf_finish(&bytes);
    free(file);
    temp_remove(dir);
}

static sodo_compiled_state map(tables *t, const char *const *dirs, size_t count) {
    *t = (tables){.arena = {.budget = (size_t)64 << 20}};
    t->vocab = (sodo_vocab){.arena = &t->arena, .numbers = {.arena = &t->arena}};
    ck_assert_int_eq(sodo_symbols_init(&t->symbols, &t->arena, NULL), SODO_OK);
    sodo_compiled_from from = {file, dirs, count, &t->symbols, &t->vocab};
    sodo_compiled_state state;
    ck_assert_int_eq(sodo_gazetteer_map(&from, &t->gazetteer, &state, NULL), SODO_OK);
    ck_assert((state == SODO_COMPILED_USED) == (t->gazetteer != NULL));
    return state;
}

static sodo_compiled_state map_here(tables *t) {
    const char *dirs[] = {dir};
    return map(t, dirs, 1);
}

/* The state alone. */
static sodo_compiled_state state_of(const char *const *dirs, size_t count) {
    tables t;
    sodo_compiled_state state = map(&t, dirs, count);
    tables_close(&t);
    return state;
}

static void check_row(const sodo_row *a, const sodo_row *b) {
    ck_assert(a->kind == b->kind && a->parent == b->parent && a->line == b->line);
    ck_assert(sodo_slice_equal(a->id, b->id) && sodo_slice_equal(a->name, b->name));
    ck_assert(sodo_slice_equal(a->full_name, b->full_name));
    ck_assert(sodo_slice_equal(a->pattern, b->pattern));
    ck_assert(sodo_slice_equal(a->source, b->source));
    ck_assert(a->valid_from == b->valid_from && a->valid_to == b->valid_to);
    ck_assert_uint_eq(a->attr_count, b->attr_count);
    ck_assert_uint_eq(a->successor_count, b->successor_count);
    for (size_t i = 0; i < a->attr_count; i++)
        ck_assert(a->attrs[i].name == b->attrs[i].name &&
                  a->attrs[i].value == b->attrs[i].value);
}

START_TEST(test_map__says_what_the_tables_say) {
    const char *dirs[] = {dir};
    tables loaded, mapped;
    ck_assert_int_eq(tables_load_dirs(&loaded, dirs, 1), SODO_OK);
    ck_assert_int_eq(map_here(&mapped), SODO_COMPILED_USED);
    const sodo_gazetteer *a = loaded.gazetteer, *b = mapped.gazetteer;
    ck_assert_str_eq(sodo_gazetteer_version(a), sodo_gazetteer_version(b));
    ck_assert_uint_eq(sodo_gazetteer_row_count(a), sodo_gazetteer_row_count(b));
    for (uint32_t i = 0; i < sodo_gazetteer_row_count(a); i++) {
        check_row(sodo_gazetteer_row(a, i), sodo_gazetteer_row(b, i));
        ck_assert_uint_eq(sodo_gazetteer_row_kind(a, i), sodo_gazetteer_row_kind(b, i));
        ck_assert_uint_eq(i, sodo_gazetteer_find_row(b, sodo_gazetteer_row(a, i)->id));
    }
    ck_assert_str_eq(tables_matches(&loaded, TEXT), tables_matches(&mapped, TEXT));
    ck_assert_uint_gt(loaded.out.size, 100);
    ck_assert_uint_eq(sodo_gazetteer_find_row(b, SODO_LIT("none")), SODO_NO_ROW);
    uint16_t level =
        (uint16_t)sodo_symbols_find_value(&mapped.symbols, SODO_LIT("province"));
    ck_assert_str_eq(tables_id(&mapped, sodo_place_above(b, tables_row(&mapped, "pl"),
                                                         level, 20260101)),
                     "nb");
    uint32_t syl = sodo_vocab_find(&mapped.vocab, SODO_LIT("phạm"));
    ck_assert_uint_eq(sodo_gazetteer_name_syllable(b, syl).surname, 710);
    sodo_slice path = sodo_gazetteer_file(b, sodo_gazetteer_row(b, 0)->file);
    ck_assert(
        sodo_slice_equal(path, sodo_gazetteer_file(a, sodo_gazetteer_row(a, 0)->file)));
    tables_close(&loaded);
    tables_close(&mapped);
}
END_TEST

/* Rules add names and words afterwards: numbers go on where the tables ended. */
START_TEST(test_map__names_go_on) {
    tables t;
    ck_assert_int_eq(map_here(&t), SODO_COMPILED_USED);
    uint32_t count = (uint32_t)t.symbols.values.entries.count;
    ck_assert_uint_eq(sodo_symbols_value(&t.symbols, SODO_LIT("new")), count);
    ck_assert_uint_eq(sodo_symbols_value(&t.symbols, SODO_LIT("new")), count);
    uint32_t words = (uint32_t)t.vocab.numbers.entries.count;
    for (uint32_t i = 1; i <= 1000; i++) {
        char word[16];
        snprintf(word, sizeof word, "w%u", (unsigned)i);
        ck_assert_uint_eq(sodo_vocab_add(&t.vocab, sodo_slice_of(word)), words + i);
    }
    ck_assert(sodo_slice_is(sodo_vocab_text(&t.vocab, words + 7), "w7"));
    tables_close(&t);
}
END_TEST

START_TEST(test_compile__same_rows_same_bytes) {
    char *other = tables_dir(TABLES); /* another folder, another time */
    const char *dirs[] = {other};
    sodo_gazetteer_options options = {.dirs = dirs, .dir_count = 1};
    sodo_buf again = {0};
    ck_assert_int_eq(sodo_gazetteer_compile(&options, &again, NULL), SODO_OK);
    ck_assert(sodo_slice_equal(sodo_buf_slice(&bytes), sodo_buf_slice(&again)));
    ck_assert_int_eq(state_of(dirs, 1), SODO_COMPILED_USED);
    sodo_buf_finish(&again);
    temp_remove(other);
}
END_TEST

/* One letter changed, size and times as before. */
START_TEST(test_map__stale) {
    const char *dirs[] = {dir, dir};
    char *path = temp_path(dir, "ranks.csv");
    struct stat info;
    size_t size;
    ck_assert_int_eq(stat(path, &info), 0);
    char *text = temp_read(path, &size);
    text[size - 2] = 'y';
    free(temp_write(dir, "ranks.csv", text, size));
    const struct timespec times[] = {info.st_atim, info.st_mtim};
    ck_assert_int_eq(utimensat(AT_FDCWD, path, times, 0), 0);
    ck_assert_int_eq(state_of(dirs, 1), SODO_COMPILED_STALE);
    text[size - 2] = 'x';
    free(temp_write(dir, "ranks.csv", text, size));
    ck_assert_int_eq(state_of(dirs, 1), SODO_COMPILED_USED);
    ck_assert_int_eq(state_of(dirs, 2), SODO_COMPILED_STALE); /* an overlay more */
    free(temp_write(dir, "fields.csv", "id,name,source\n", 15));
    ck_assert_int_eq(state_of(dirs, 1), SODO_COMPILED_STALE); /* a table more */
    free(text);
    free(path);
}
END_TEST

static void put(const char *data, size_t size) {
    free(temp_write(dir, "gazetteers.bin", data, size));
}

/* Right checksums for whatever the bytes say. */
static void seal(char *copy) {
    size_t behind = offsetof(sodo_compiled_head, checksum) + 8;
    sodo_compiled_head head;
    memcpy(&head, bytes.data, sizeof head); /* where things are by rights */
    sodo_slice guarded = {copy + head.guarded_begin,
                          head.guarded_end - head.guarded_begin};
    char *sums = copy + head.sections[SODO_SECTION_SUMS].begin;
    size_t blocks = sodo_guard_blocks(guarded.size);
    for (size_t i = 0; i < blocks; i++) {
        uint64_t sum = sodo_guard_sum(guarded, i);
        memcpy(sums + i * sizeof sum, &sum, sizeof sum);
    }
    uint64_t all = sodo_checksum((sodo_slice){sums, blocks * sizeof all});
    memcpy(copy + offsetof(sodo_compiled_head, sums_checksum), &all, sizeof all);
    all = sodo_checksum((sodo_slice){copy + behind, head.guarded_begin - behind});
    memcpy(copy + behind - 8, &all, sizeof all);
}

/* Does the byte lie between a section of the guarded ones and the next? */
static bool is_padding(size_t at) {
    const sodo_compiled_head *head = (const void *)bytes.data;
    return at >= head->guarded_end && at < head->sections[SODO_SECTION_SUMS].begin;
}

static size_t walk(const tables *t, const sodo_token *tokens, size_t count) {
    sodo_phrase_hit hits[32];
    size_t sum = 0;
    for (size_t at = 0; at < count; at++) {
        size_t found = sodo_gazetteer_match(t->gazetteer, tokens, count, at, hits, 32);
        for (size_t i = 0; i < found && i < 32; i++) {
            ck_assert(hits[i].kind < SODO_KIND_LIMIT && hits[i].form < 4);
            size_t rows;
            const uint32_t *list =
                sodo_gazetteer_rows(t->gazetteer, hits[i].row_list, &rows);
            for (size_t r = 0; r < rows; r++)
                sum += sodo_gazetteer_row(t->gazetteer, list[r])->id.size;
        }
        sum += sodo_gazetteer_name_syllable(t->gazetteer, tokens[at].syl).surname;
    }
    return sum;
}

/* All that may be asked of a gazetteer, for the sake of asking. */
static size_t ask_all(const tables *t) {
    sodo_token tokens[64];
    size_t count = 0, sum = 0;
    sodo_piece piece;
    sodo_lexicon *lexicon;
    ck_assert_int_eq(sodo_lexicon_open(&t->vocab, &lexicon, NULL), SODO_OK);
    for (size_t at = 0; sodo_split_next(sodo_slice_of(TEXT), at, &piece);
         at = piece.end) {
        tokens[count] = (sodo_token){0};
        sodo_slice spelling = {TEXT + piece.begin, piece.end - piece.begin};
        tokens[count].syl = sodo_lexicon_number(lexicon, spelling, &tokens[count].shape);
        count++;
    }
    sodo_lexicon_close(lexicon);
    sum += walk(t, tokens, count);
    for (uint32_t i = 0; i < sodo_gazetteer_row_count(t->gazetteer); i++) {
        const sodo_row *row = sodo_gazetteer_row(t->gazetteer, i);
        for (size_t a = 0; a < row->attr_count; a++)
            sum += sodo_symbols_value_name(&t->symbols, row->attrs[a].value).size;
        sum += strlen(row->name.data) + sodo_gazetteer_file(t->gazetteer, row->file).size;
        sum += sodo_place_above(t->gazetteer, i, 3, 20250701);
        sum += sodo_gazetteer_find_row(t->gazetteer, row->id);
    }
    return sum;
}

/* One bit changed: told when the file is mapped, or when somebody reads what lies there;
 * all is asked for here. */
START_TEST(test_map__damaged) {
    const char *dirs[] = {dir};
    for (size_t at = 0; at < bytes.size; at += at < 64 ? 1 : 211) {
        tables t;
        bytes.data[at] ^= 0x10;
        put(bytes.data, bytes.size);
        if (map_here(&t) == SODO_COMPILED_USED) {
            ck_assert(!sodo_gazetteer_is_damaged(t.gazetteer));
            (void)ask_all(&t);
            ck_assert_msg(sodo_gazetteer_is_damaged(t.gazetteer) || is_padding(at),
                          "byte %zu", at);
        }
        tables_close(&t);
        bytes.data[at] ^= 0x10;
    }
    for (size_t size = 0; size < bytes.size; size += 997) {
        put(bytes.data, size);
        ck_assert_int_eq(state_of(dirs, 1), SODO_COMPILED_DAMAGED);
    }
    remove(file);
    ck_assert_int_eq(state_of(dirs, 1), SODO_COMPILED_ABSENT);
}
END_TEST

/* Wrong numbers under a right checksum: whoever wrote them, nothing is read out of
 * bounds, and nothing goes on for ever. */
START_TEST(test_map__wrong_numbers) {
    size_t behind = offsetof(sodo_compiled_head, checksum) + 8, used = 0;
    char *copy = malloc(bytes.size);
    uint64_t seed = (uint64_t)_i + 1;
    for (int n = 0; n < 300; n++) {
        memcpy(copy, bytes.data, bytes.size);
        for (int change = 0; change < 1 + n % 5; change++) {
            seed = seed * UINT64_C(6364136223846793005) + 1442695040888963407u;
            size_t at = (size_t)(seed >> 20) % (bytes.size - behind) + behind;
            copy[at] = (char)(seed >> 13);
        }
        seal(copy);
        put(copy, bytes.size);
        tables t;
        if (map_here(&t) == SODO_COMPILED_USED && ++used) (void)ask_all(&t);
        tables_close(&t);
    }
    ck_assert_uint_gt(used, 30);
    free(copy);
}
END_TEST

/* A row far from those that are read is not looked at, until somebody does. */
START_TEST(test_map__damaged_later) {
    const char *dirs[] = {dir};
    sodo_gazetteer_options options = {.dirs = dirs, .dir_count = 1};
    sodo_buf rows = {0};
    tables t;
    sodo_buf_add_str(&rows, "id,name,source\n");
    for (int i = 0; i < 2000; i++) sodo_buf_addf(&rows, "ct-%d,Nước %d,x\n", i, i);
    free(temp_write(dir, "countries.csv", rows.data, rows.size));
    sodo_buf_clear(&bytes);
    ck_assert_int_eq(sodo_gazetteer_compile(&options, &bytes, NULL), SODO_OK);
    const sodo_compiled_head *head = (const void *)bytes.data;
    bytes.data[head->sections[SODO_SECTION_ROWS].begin +
               1500 * sizeof(sodo_compiled_row)] ^= 1;
    put(bytes.data, bytes.size);
    ck_assert_int_eq(map_here(&t), SODO_COMPILED_USED);
    ck_assert_uint_gt(sodo_gazetteer_row(t.gazetteer, 10)->id.size, 0);
    ck_assert(!sodo_gazetteer_is_damaged(t.gazetteer));
    ck_assert_uint_eq(sodo_gazetteer_row(t.gazetteer, 1500)->id.size, 0);
    ck_assert(sodo_gazetteer_is_damaged(t.gazetteer));
    tables_close(&t);
    sodo_buf_finish(&rows);
}
END_TEST

int main(void) {
    TCase *tcase = tcase_create("compiled");
    tcase_add_checked_fixture(tcase, setup, teardown);
    tcase_add_test(tcase, test_map__says_what_the_tables_say);
    tcase_add_test(tcase, test_map__names_go_on);
    tcase_add_test(tcase, test_compile__same_rows_same_bytes);
    tcase_add_test(tcase, test_map__stale);
    tcase_add_test(tcase, test_map__damaged);
    tcase_add_test(tcase, test_map__damaged_later);
    tcase_add_loop_test(tcase, test_map__wrong_numbers, 0, 4);
    return run_tests("compiled", tcase);
}
