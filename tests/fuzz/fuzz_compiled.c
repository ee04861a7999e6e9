/* fuzz_compiled.c - door: a compiled gazetteer file, which may come with a folder from
 * anywhere. The input is what replaces bytes of a good one: pairs of a place (three
 * bytes) and a byte; then all checksums are made right, so that what is behind them is
 * reached. */
#include "fuzz.h"
#include "scratch.h"

#include "base/checksum.h"
#include "fold/split.h"
#include "gazetteer/compiled.h"

#include <stddef.h>

static const char TABLE[] =
    "id,name,full_name,kind,level,code,parent,valid_from,valid_to,successors,source\n"
    "pn,Hà Nam,tỉnh Hà Nam,province,province,35,,1997-01-01,2025-07-01,nb,x\n"
    "nb,Ninh Bình,tỉnh Ninh Bình,province,province,37,,2025-07-01,,,x\n"
    "pl,Phủ Lý,thành phố Phủ Lý,provincial_city,district,347,pn,,2025-07-01,,x\n";

static const char TEXT[] = "Hà Nam, tỉnh Ninh Bình và TP. Phủ Lý, thành phố Phủ Lý";

static sodo_slice guarded_of(const sodo_compiled_head *head, char *bytes) {
    return (sodo_slice){bytes + head->guarded_begin,
                        head->guarded_end - head->guarded_begin};
}

/* `head` says where things are by rights. */
static void seal(const sodo_compiled_head *head, char *bytes) {
    size_t behind = offsetof(sodo_compiled_head, checksum) + sizeof head->checksum;
    sodo_slice guarded = guarded_of(head, bytes);
    char *sums = bytes + head->sections[SODO_SECTION_SUMS].begin;
    size_t blocks = sodo_guard_blocks(guarded.size);
    for (size_t i = 0; i < blocks; i++) {
        uint64_t sum = sodo_guard_sum(guarded, i);
        memcpy(sums + i * sizeof sum, &sum, sizeof sum);
    }
    uint64_t all = sodo_checksum((sodo_slice){sums, blocks * sizeof all});
    memcpy(bytes + offsetof(sodo_compiled_head, sums_checksum), &all, sizeof all);
    all = sodo_checksum((sodo_slice){bytes + behind, head->guarded_begin - behind});
    memcpy(bytes + offsetof(sodo_compiled_head, checksum), &all, sizeof all);
}

static void change(const uint8_t *data, size_t size, char *bytes, size_t room) {
    for (; size >= 4; data += 4, size -= 4) {
        size_t at = (size_t)data[0] | (size_t)data[1] << 8 | (size_t)data[2] << 16;
        bytes[at % room] = (char)data[3];
    }
}

/* All that may be asked of it. */
static void ask(const sodo_gazetteer *g, const sodo_vocab *vocab) {
    sodo_token tokens[32];
    sodo_piece piece;
    sodo_phrase_hit hits[32];
    sodo_lexicon *lexicon = NULL;
    size_t count = 0;
    if (sodo_lexicon_open(vocab, &lexicon, NULL) != SODO_OK) return;
    for (size_t at = 0; count < 32 && sodo_split_next(sodo_slice_of(TEXT), at, &piece);
         at = piece.end) {
        tokens[count] = (sodo_token){0};
        sodo_slice word = {TEXT + piece.begin, piece.end - piece.begin};
        tokens[count].syl = sodo_lexicon_number(lexicon, word, &tokens[count].shape);
        count++;
    }
    sodo_lexicon_close(lexicon);
    for (size_t at = 0; at < count; at++) {
        size_t found = sodo_gazetteer_match(g, tokens, count, at, hits, 32);
        for (size_t i = 0; i < found && i < 32; i++) {
            size_t rows = 0;
            FUZZ_CHECK(hits[i].kind < SODO_KIND_LIMIT && hits[i].form < 4);
            const uint32_t *list = sodo_gazetteer_rows(g, hits[i].row_list, &rows);
            for (size_t r = 0; r < rows; r++) (void)sodo_gazetteer_row(g, list[r]);
        }
        (void)sodo_gazetteer_name_syllable(g, tokens[at].syl);
    }
    for (uint32_t i = 0; i < sodo_gazetteer_row_count(g) && i < 1000; i++) {
        const sodo_row *row = sodo_gazetteer_row(g, i);
        (void)sodo_gazetteer_file(g, row->file);
        (void)sodo_gazetteer_row_kind(g, i);
        (void)sodo_gazetteer_find_row(g, row->id);
        (void)sodo_place_above(g, i, 3, 20250701);
    }
}

static void map(const char *path) {
    sodo_arena arena = {.budget = (size_t)256 << 20};
    sodo_symbols symbols;
    sodo_vocab vocab = {.arena = &arena, .numbers = {.arena = &arena}};
    sodo_gazetteer *gazetteer = NULL;
    sodo_compiled_state state = SODO_COMPILED_ABSENT;
    const char *dirs[] = {scratch_dir()};
    FUZZ_CHECK(sodo_symbols_init(&symbols, &arena, NULL) == SODO_OK);
    const sodo_compiled_from from = {path, dirs, 1, &symbols, &vocab};
    FUZZ_CHECK(sodo_gazetteer_map(&from, &gazetteer, &state, NULL) == SODO_OK);
    FUZZ_CHECK((state == SODO_COMPILED_USED) == (gazetteer != NULL));
    if (gazetteer) ask(gazetteer, &vocab);
    sodo_gazetteer_close(gazetteer);
    sodo_arena_finish(&arena);
}

static void write_bytes(const char *path, const sodo_buf *bytes) {
    FILE *file = fopen(path, "wb");
    FUZZ_CHECK(file && fwrite(bytes->data, 1, bytes->size, file) == bytes->size);
    FUZZ_CHECK(fclose(file) == 0);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size) {
    char path[1024];
    sodo_buf bytes = {0};
    scratch_file("places.csv", (const uint8_t *)TABLE, sizeof TABLE - 1);
    const char *dirs[] = {scratch_dir()};
    const sodo_gazetteer_options options = {.dirs = dirs, .dir_count = 1};
    FUZZ_CHECK(sodo_gazetteer_compile(&options, &bytes, NULL) == SODO_OK);
    snprintf(path, sizeof path, "%s/gazetteers.bin", dirs[0]);
    sodo_compiled_head head;
    memcpy(&head, bytes.data, sizeof head);
    change(data, size, bytes.data, bytes.size);
    write_bytes(path, &bytes); /* as it is: refused, as a rule */
    map(path);
    seal(&head, bytes.data);
    write_bytes(path, &bytes);
    map(path);
    remove(path);
    sodo_buf_finish(&bytes);
    return 0;
}
