"""People of many kinds on many pages, as page records, with the truth beside: who is who.

Each case is a little story told by two to five pages (a move, namesakes, a reprint …). Names are drawn at random but
seeded, so records and figures are the same every time. The hard cases are there on purpose: some of them cannot be told
from the pages, and the program should then keep apart.
"""
import base64
import hashlib
import json
import random

MAKER = {"format": 1, "version": "test", "gazetteer": "g", "rules": "r"}
SURNAMES = "Nguyễn Trần Lê Phạm Hoàng Phan Vũ Đặng Bùi Đỗ Hồ Ngô Dương Lý".split()
MIDDLES = "Văn Thị Đình Hữu Quốc Xuân Minh Ngọc Thanh Đức Hồng Khắc".split()
GIVEN = "An Bình Cường Dũng Giang Hà Hải Hiền Hòa Hùng Hương Khánh Lan Lâm Long Mai Nam Nga Phong Quang Sơn Tâm Thảo Thủy Tuấn Vân".split()
PROVINCES = {"Hà Nam": ["Phủ Lý", "Lý Nhân", "Kim Bảng"], "Lạng Sơn": ["Cao Lộc", "Lộc Bình", "Chi Lăng"],
             "Nghệ An": ["Vinh", "Nam Đàn", "Quỳ Hợp"], "Bến Tre": ["Ba Tri", "Giồng Trôm", "Châu Thành"],
             "Gia Lai": ["Pleiku", "Chư Sê", "Kbang"]}


def ident(text):
    letters = base64.b32encode(hashlib.blake2b(text.encode(), digest_size=32).digest()).decode().lower()
    return letters[:12]


class Page:
    """One page record; `truth` maps the start of each person's mention to who it is."""
    count = 0

    def __init__(self, date, place=None, text=None):
        Page.count += 1
        self.name = f"p{Page.count:04d}"
        self.id = "page:" + ident(self.name)
        self.date, self.text = date, text
        self.entities, self.relations, self.mentions, self.sentences, self.truth = [], [], [], [], {}
        self.keys, self.at = {}, 0
        self.place = self.put_place(place) if place else None

    def put(self, kind, key, **members):
        if (kind, key) not in self.keys:
            self.keys[kind, key] = f"e{len(self.entities) + 1}"
            self.entities.append({"id": self.keys[kind, key], "kind": kind, "key": key,
                                  **{k: v for k, v in members.items() if v}})
        return self.keys[kind, key]

    def put_place(self, name):
        for province, districts in PROVINCES.items():
            if name == province:
                return self.put("place", name + "/1997", name=name, level="province")
            if name in districts:
                above = self.put_place(province)
                return self.put("place", f"{province}/{name}/1997", name=name, level="district", parent=above)
        if name == "Ninh Bình cũ":  # as it was before 2025
            return self.put("place", "Ninh Bình/1992", name="Ninh Bình", level="province")
        return self.put("place", name + "/2025", name=name, level="province")

    def put_merger(self):
        """The page knows, as gazetteers do, that one province took over from two in 2025."""
        for old in ("Hà Nam", "Ninh Bình cũ"):
            self.relations.append({"kind": "succeeds", "source": self.put_place("Ninh Bình"), "target": self.put_place(old),
                                   "date": "2025-07-01", "evidence": [
                                       {"start": 0, "end": 1, "rule": "gazetteer", "confidence": 0.95}]})
        return self

    def put_body(self, body):
        """"Sở Y tế@Hà Nam", "Bộ Y tế@"."""
        name, place = body.split("@")
        at = self.put_place(place) if place else None
        return self.put("organization", body, name=f"{name} {place}".strip(), place=at, level=None if place else "central")

    def say(self, who, name, post=None, status="current", sentence=None):
        """`who` is the truth, `post` (title, rank, body)."""
        person = self.put("person", f"{self.id}/person/{name.lower()}", name=name)
        self.truth[self.at] = who
        self.mentions.append({"kind": "person", "start": self.at, "end": self.at + len(name), "text": name, "entity": person})
        self.at += 50
        if not post:
            return self
        title, rank, body = post
        organization = self.put_body(body)
        position = self.put("position", f"{title.lower()}/{body}", name=f"{title} {body.replace('@', ' ')}", title=title,
                            organization=organization, rank=rank)
        self.sentences.append(sentence or f"{self.text or self.name} {name} {title} {body} {self.date}")
        self.relations.append({"kind": "holds", "source": person, "target": position, "status": status, "evidence": [
            {"start": self.at, "end": self.at + 20, "rule": "case", "confidence": 0.8, "sentence": len(self.sentences) - 1}]})
        return self

    def line(self):
        document = {"id": self.name, "page": self.id, "source": self.name + ".txt", "title": self.name}
        if self.date:
            document["date"] = self.date
        if self.place:
            document["place"] = self.place
        return json.dumps({"sodo": MAKER, "document": document, "mentions": self.mentions, "entities": self.entities,
                           "sentences": self.sentences, "relations": self.relations}, ensure_ascii=False)


def post(title, rank, body):
    return (title, rank, body)


class Stories:
    """One method a story: pages, and who is who on them."""

    def __init__(self, seed=7):
        self.random = random.Random(seed)
        self.pages, self.people = [], 0

    def who(self):
        self.people += 1
        return self.people

    def name(self):
        return " ".join(self.random.choice(part) for part in (SURNAMES, MIDDLES, GIVEN))

    def page(self, date, place=None, text=None):
        self.pages.append(Page(date, place, text))
        return self.pages[-1]

    def land(self):
        province = self.random.choice(list(PROVINCES))
        return province, *self.random.sample(PROVINCES[province], 2)

    def others(self, province):
        return self.random.choice([p for p in PROVINCES if p != province])

    def one_post(self):
        province, district, _ = self.land()
        who, name = self.who(), self.name()
        held = post("Bí thư", "secretary", f"Huyện ủy@{district}")
        for year in (2019, 2020, 2022):
            self.page(f"{year}-05-10", district).say(who, name, held)

    def two_posts_named_together(self):
        _, district, _ = self.land()
        who, name = self.who(), self.name()
        first, second = post("Bí thư", "secretary", f"Huyện ủy@{district}"), post("Chủ tịch", "chair", f"HĐND@{district}")
        self.page("2020-02-01", district).say(who, name, first)
        self.page("2020-03-01", district).say(who, name, first).say(who, name, second)
        self.page("2020-04-01", district).say(who, name, second)

    def name_alone(self):
        _, district, _ = self.land()
        who, name = self.who(), self.name()
        self.page("2020-02-01", district).say(who, name, post("Trưởng Ban", "head", f"Ban Dân vận@{district}"))
        self.page("2020-06-01", district).say(who, name)

    def told_move(self):
        province, district, _ = self.land()
        who, name = self.who(), self.name()
        old = post("Bí thư", "secretary", f"Huyện ủy@{district}")
        new = post("Bí thư", "secretary", f"Tỉnh ủy@{self.others(province)}")
        self.page("2020-02-01", district).say(who, name, old)
        self.page("2020-08-01").say(who, name, old, "left").say(who, name, new, "appointed")
        self.page("2020-10-01", new[2].split("@")[1]).say(who, name, new)

    def promotion(self):
        province, district, _ = self.land()
        who, name = self.who(), self.name()
        self.page("2018-02-01", district).say(who, name, post("Bí thư", "secretary", f"Huyện ủy@{district}"))
        self.page("2021-02-01", province).say(who, name, post("Giám đốc", "head", f"Sở Nội vụ@{province}"))

    def merged_province(self):
        who, name = self.who(), self.name()
        old = post("Trưởng Ban", "head", "Ban Dân vận Tỉnh ủy@Hà Nam")
        new = post("Phó Trưởng Ban", "deputy", "Ban Tuyên giáo và Dân vận Tỉnh ủy@Ninh Bình")
        self.page("2024-02-01", "Hà Nam").say(who, name, old)
        self.page("2025-08-01", "Ninh Bình").say(who, name, old, "former").say(who, name, new)
        self.page("2025-11-01", "Ninh Bình").say(who, name, new)

    def known_merger(self):
        """Half a year later in the land's new province, in a related post; no page tells of the move."""
        who, name = self.who(), self.name()
        old = post("Trưởng Phòng", "head", "Phòng Nội vụ@Hà Nam")
        self.page("2024-02-01", "Hà Nam").put_merger().say(who, name, old)
        self.page("2024-09-01", "Hà Nam").put_merger().say(who, name, old)
        self.page("2025-08-01", "Ninh Bình").put_merger().say(who, name, old, "former")

    def before_merger(self):
        """Namesakes in two provinces that became one only years later."""
        name, seat = self.name(), post("Đại biểu", "delegate", "Quốc hội@")
        self.page("2016-05-01", "Hà Nam").put_merger().say(self.who(), name, seat)
        self.page("2016-06-01", "Ninh Bình cũ").put_merger().say(self.who(), name, seat)

    def misspelt(self):
        """One person, once with a wrong letter: kept apart, and shown by `sodo review`."""
        _, district, _ = self.land()
        who, name = self.who(), self.name()
        held = post("Trưởng Ban", "head", f"Ban Tổ chức@{district}")
        for date, spelt in (("2020-02-01", name), ("2020-04-01", name), ("2020-06-01", name[:-1] + "x")):
            self.page(date, district).say(who, spelt, held)

    def minister(self):
        who, name = self.who(), self.name()
        held = post("Bộ trưởng", "minister", f"Bộ {self.people}@")
        for province in self.random.sample(list(PROVINCES), 3):
            self.page("2021-02-01", province).say(who, name, held)

    def spelling(self):
        _, district, _ = self.land()
        who, name = self.who(), "Nguyễn Hòa " + self.random.choice(GIVEN)
        held = post("Chủ tịch", "chair", f"UBND@{district}")
        self.page("2021-02-01", district).say(who, name, held)
        self.page("2021-03-01", district).say(who, name.replace("Hòa", "Hoà"), held)
        self.page("2021-04-01", district).say(who, name.upper(), held)

    def reprint(self):
        who, name = self.who(), self.name()
        sentence = f"Theo tin của cơ quan báo chí, ông {name} vừa có chuyến thăm và làm việc tại nhiều đơn vị trên địa bàn {self.people}"
        for _ in range(2):
            self.page("2021-02-01").say(who, name, post("Cán bộ", "other", f"Cơ quan {self.people}@"), sentence=sentence)

    def namesakes_far(self):
        province, district, _ = self.land()
        name, other = self.name(), self.others(province)
        self.page("2020-02-01", district).say(self.who(), name, post("Bí thư", "secretary", f"Huyện ủy@{district}"))
        self.page("2023-02-01", other).say(self.who(), name, post("Giám đốc", "head", f"Sở Y tế@{other}"))

    def namesakes_near(self):
        _, district, other = self.land()
        name = self.name()
        self.page("2020-02-01", district).say(self.who(), name, post("Bí thư", "secretary", f"Huyện ủy@{district}"))
        self.page("2020-04-01", other).say(self.who(), name, post("Chủ tịch", "chair", f"UBND@{other}"))

    def namesakes_in_one_province(self):
        province, _, _ = self.land()
        name = self.name()
        self.page("2020-02-01", province).say(self.who(), name, post("Giám đốc", "head", f"Sở Y tế@{province}"))
        self.page("2020-05-01", province).say(self.who(), name, post("Trưởng Ban", "head", f"Ban Tổ chức Tỉnh ủy@{province}"))

    def namesakes_alone(self):
        _, district, other = self.land()
        name = self.name()
        self.page("2020-02-01", district).say(self.who(), name)
        self.page("2020-05-01", other).say(self.who(), name)

    def delegates(self):
        province, _, _ = self.land()
        name, seat = self.name(), post("Đại biểu", "delegate", "Quốc hội@")
        self.page("2020-02-01", province).say(self.who(), name, seat)
        self.page("2020-05-01", self.others(province)).say(self.who(), name, seat)

    def silent_move(self):
        """One person, but no page says so: to keep apart is right, and counted as a miss all the same."""
        province, district, _ = self.land()
        who, name, other = self.who(), self.name(), self.others(province)
        self.page("2018-02-01", district).say(who, name, post("Bí thư", "secretary", f"Huyện ủy@{district}"))
        self.page("2023-02-01", other).say(who, name, post("Bí thư", "secretary", f"Tỉnh ủy@{other}"))


def make():
    """All pages; how often each story is told."""
    stories = Stories()
    for told, story in ((40, stories.one_post), (24, stories.two_posts_named_together), (24, stories.name_alone),
                        (20, stories.told_move), (16, stories.promotion), (16, stories.merged_province),
                        (8, stories.known_merger), (12, stories.before_merger), (4, stories.misspelt),
                        (12, stories.minister), (12, stories.spelling), (12, stories.reprint), (40, stories.namesakes_far),
                        (30, stories.namesakes_near), (30, stories.namesakes_in_one_province), (20, stories.namesakes_alone),
                        (12, stories.delegates), (4, stories.silent_move)):
        for _ in range(told):
            story()
    return stories.pages
