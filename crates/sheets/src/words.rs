//! The headings and words of both languages, in one place: what sheets, columns and values may be called, and how the template
//! calls them.
//!
//! A heading is compared piece by piece: "Title 标题 (en)" has the pieces `title`, `标题` and `en`. It does not know which sheet a
//! piece comes from; [`recognise`](crate::recognise) does.

use serde::{Deserialize, Serialize};
use yearline_core::format::TABLES;

/// What a sheet holds.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Table {
    /// One row for each initiative.
    Initiatives,
    /// One row for each kind of activity.
    Kinds,
    /// One row for each activity.
    Activities,
    /// One row for each figure.
    Figures,
    /// What is said of the report as a whole, one property a row.
    Report,
}

impl Table {
    /// All of them, in the order of the template.
    pub const ALL: [Self; 5] = [
        Self::Report,
        Self::Initiatives,
        Self::Kinds,
        Self::Activities,
        Self::Figures,
    ];

    /// Its index in [`TABLES`]; the report is no table.
    #[must_use]
    pub fn index(self) -> Option<usize> {
        match self {
            Self::Initiatives => Some(0),
            Self::Kinds => Some(1),
            Self::Activities => Some(2),
            Self::Figures => Some(3),
            Self::Report => None,
        }
    }

    /// The name of the table in a dataset.
    #[must_use]
    pub fn name(self) -> &'static str {
        self.index().map_or("report", |index| TABLES[index])
    }

    /// The name of its sheet in the template, and other names that a sheet of it has, in small letters.
    #[must_use]
    pub fn sheet_names(self) -> (&'static str, &'static [&'static str]) {
        match self {
            Self::Initiatives => (
                "Initiatives",
                &[
                    "initiatives",
                    "initiative",
                    "projects",
                    "programmes",
                    "programs",
                    "举措",
                    "工作",
                    "重点工作",
                    "工作项目",
                    "项目",
                ],
            ),
            Self::Kinds => (
                "Kinds",
                &[
                    "kinds",
                    "kind",
                    "types",
                    "categories",
                    "类别",
                    "类型",
                    "活动类别",
                    "分类",
                ],
            ),
            Self::Activities => (
                "Activities",
                &[
                    "activities",
                    "activity",
                    "events",
                    "活动",
                    "活动表",
                    "活动清单",
                    "活动列表",
                    "活动一览",
                    "活动台账",
                    "台账",
                ],
            ),
            Self::Figures => (
                "Figures",
                &[
                    "figures",
                    "figure",
                    "numbers",
                    "statistics",
                    "数字",
                    "数据",
                    "统计",
                    "指标",
                ],
            ),
            Self::Report => (
                "Report",
                &["report", "about", "报告", "关于", "基本信息", "说明"],
            ),
        }
    }
}

/// The meaning of a column, or of a row of the report.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Field {
    /// The identifier of the row.
    Id,
    /// The number of an initiative.
    Number,
    /// A short name.
    Title,
    /// One to three sentences.
    Summary,
    /// The initiative that an activity belongs to: its title, number or identifier.
    Initiative,
    /// The kind of an activity: its title or identifier.
    Kind,
    /// When it took place.
    When,
    /// When it began.
    Start,
    /// When it ended.
    End,
    /// What the date rests on.
    Basis,
    /// From what the date follows.
    WhenNote,
    /// The activity that a figure belongs to: its title or identifier.
    Activity,
    /// The number of a figure.
    Value,
    /// How the number is to be read.
    Qualifier,
    /// What is counted.
    Unit,
    /// What is unclear about a figure.
    Note,
    /// The paragraph of the report.
    Paragraph,
    /// The sentence of the paragraph.
    Sentence,
    /// Paragraph and sentence in one cell: `6.2`.
    Source,
    /// Of the report: the stable name of the dataset.
    Name,
    /// Of the report: what the data are.
    Description,
    /// Of the report: the organisation, its author.
    Organisation,
    /// Of the report: the period.
    Period,
    /// Of the report: the languages, as tags.
    Languages,
    /// Of the report: the version of the file.
    Version,
    /// Of the report: when the file was made.
    Created,
    /// Of the report: the title of a source; the rows after it are of the same source.
    SourceTitle,
    /// Of the report: the date of a source.
    SourceDate,
    /// Of the report: how many paragraphs a source has.
    SourceParagraphs,
    /// Of the report: where a source can be read.
    SourcePath,
    /// Of the report: who had a hand in it; the row after it says what they did.
    Contributor,
    /// Of the report: what they did, with commas.
    Roles,
    /// Of the report: a licence, by name.
    License,
    /// Of the report: where a licence can be read.
    LicensePath,
    /// Of the report: the title of a licence.
    LicenseTitle,
}

/// A field of a table: how the template calls it, and what else it may be called.
pub struct Head {
    /// The field.
    pub field: Field,
    /// In English and Chinese, as the template writes it.
    pub label: (&'static str, &'static str),
    /// Other names, in small letters.
    pub also: &'static [&'static str],
}

const fn head(
    field: Field,
    label: (&'static str, &'static str),
    also: &'static [&'static str],
) -> Head {
    Head { field, label, also }
}

const ID: Head = head(
    Field::Id,
    ("Identifier", "标识符"),
    &["id", "key", "代码", "编码", "编号", "标识"],
);
const SUMMARY: Head = head(
    Field::Summary,
    ("Summary", "摘要"),
    &[
        "description",
        "details",
        "content",
        "内容",
        "简介",
        "说明",
        "概要",
        "描述",
        "主要内容",
        "活动内容",
        "具体内容",
    ],
);
const PARAGRAPH: Head = head(
    Field::Paragraph,
    ("Paragraph", "段落"),
    &["para", "段", "第几段"],
);
const SENTENCE: Head = head(Field::Sentence, ("Sentence", "句子"), &["句", "第几句"]);
const SOURCE: Head = head(
    Field::Source,
    ("Source", "来源"),
    &[
        "place",
        "reference",
        "where",
        "出处",
        "原文位置",
        "页码",
        "依据原文",
    ],
);
const VALUE: Head = head(
    Field::Value,
    ("Value", "数量"),
    &[
        "number", "amount", "count", "quantity", "figure", "数值", "数字", "人数", "场次", "次数",
    ],
);
const QUALIFIER: Head = head(
    Field::Qualifier,
    ("Qualifier", "限定"),
    &["precision", "how exact", "限定词", "约数", "是否约数"],
);
const UNIT: Head = head(
    Field::Unit,
    ("Unit", "单位"),
    &["units", "of what", "计量单位"],
);

const INITIATIVES: &[Head] = &[
    ID,
    head(
        Field::Number,
        ("Number", "序号"),
        &["no", "nr", "order", "排序"],
    ),
    head(
        Field::Title,
        ("Title", "标题"),
        &[
            "name",
            "initiative",
            "project",
            "名称",
            "举措",
            "工作",
            "重点工作",
            "项目",
            "工作名称",
            "题目",
        ],
    ),
    SUMMARY,
];
const KINDS: &[Head] = &[
    ID,
    head(
        Field::Title,
        ("Title", "标题"),
        &[
            "name", "kind", "type", "category", "名称", "类别", "类型", "分类",
        ],
    ),
];
const ACTIVITIES: &[Head] = &[
    ID,
    head(
        Field::Initiative,
        ("Initiative", "工作"),
        &[
            "project",
            "programme",
            "program",
            "举措",
            "所属工作",
            "重点工作",
            "工作项目",
            "所属举措",
            "项目",
            "工作举措",
            "所属项目",
            "板块",
        ],
    ),
    head(
        Field::Kind,
        ("Kind", "类别"),
        &["type", "category", "类型", "分类", "活动类别", "活动类型"],
    ),
    head(
        Field::Title,
        ("Title", "标题"),
        &[
            "name",
            "activity",
            "event",
            "what",
            "名称",
            "活动",
            "活动名称",
            "活动标题",
            "题目",
            "事项",
            "活动主题",
            "主题",
        ],
    ),
    SUMMARY,
    head(
        Field::When,
        ("Date", "日期"),
        &[
            "when",
            "time",
            "month",
            "dates",
            "时间",
            "活动时间",
            "举办时间",
            "活动日期",
            "举办日期",
            "开展时间",
            "月份",
        ],
    ),
    head(
        Field::Start,
        ("Start", "开始"),
        &[
            "start date",
            "begin",
            "from",
            "begins",
            "started",
            "开始时间",
            "开始日期",
            "起始",
            "起始时间",
            "起",
            "开始时间段",
        ],
    ),
    head(
        Field::End,
        ("End", "结束"),
        &[
            "end date",
            "to",
            "until",
            "ends",
            "ended",
            "结束时间",
            "结束日期",
            "截止",
            "截止时间",
            "止",
            "终止",
        ],
    ),
    head(
        Field::Basis,
        ("Basis", "依据"),
        &[
            "when basis",
            "when_basis",
            "date basis",
            "日期依据",
            "时间依据",
        ],
    ),
    head(
        Field::WhenNote,
        ("Date note", "日期说明"),
        &[
            "when note",
            "when_note",
            "note",
            "notes",
            "remark",
            "备注",
            "时间说明",
        ],
    ),
    PARAGRAPH,
    SENTENCE,
    SOURCE,
    VALUE,
    QUALIFIER,
    UNIT,
];
const FIGURES: &[Head] = &[
    ID,
    head(
        Field::Activity,
        ("Activity", "活动"),
        &["event", "活动名称", "所属活动", "活动标题"],
    ),
    head(
        Field::Title,
        ("Title", "标题"),
        &[
            "name",
            "what is counted",
            "what",
            "indicator",
            "名称",
            "指标",
            "统计内容",
            "项目",
            "题目",
        ],
    ),
    VALUE,
    QUALIFIER,
    UNIT,
    head(
        Field::Note,
        ("Note", "备注"),
        &["notes", "remark", "说明", "注"],
    ),
    PARAGRAPH,
    SENTENCE,
    SOURCE,
];
const REPORT: &[Head] = &[
    head(
        Field::Title,
        ("Title", "标题"),
        &["report title", "page title", "报告标题", "名称", "题目"],
    ),
    head(
        Field::Organisation,
        ("Organisation", "单位名称"),
        &[
            "organization",
            "author",
            "institution",
            "机构",
            "组织",
            "单位",
            "学校",
            "院校",
            "作者",
        ],
    ),
    head(
        Field::Period,
        ("Period", "时段"),
        &[
            "year",
            "reporting period",
            "年度",
            "期间",
            "报告时段",
            "年份",
            "时间",
        ],
    ),
    head(
        Field::Languages,
        ("Languages", "语言"),
        &["language", "语种"],
    ),
    head(
        Field::Description,
        ("Description", "说明"),
        &["about", "summary", "简介", "描述", "摘要"],
    ),
    head(
        Field::Name,
        ("Dataset name", "数据集名称"),
        &["id", "identifier", "标识符"],
    ),
    head(Field::Version, ("Version", "版本"), &[]),
    head(
        Field::Created,
        ("Created", "生成时间"),
        &["created at", "创建时间", "制作时间"],
    ),
    head(
        Field::SourceTitle,
        ("Source", "来源"),
        &["source title", "report", "出处", "报告", "来源标题"],
    ),
    head(
        Field::SourceDate,
        ("Source date", "来源日期"),
        &["date", "report date", "报告日期", "发布日期", "日期"],
    ),
    head(
        Field::SourceParagraphs,
        ("Source paragraphs", "来源段数"),
        &["paragraphs", "段数", "段落数"],
    ),
    head(
        Field::SourcePath,
        ("Source address", "来源网址"),
        &["source url", "address", "url", "link", "网址", "链接"],
    ),
    head(
        Field::Contributor,
        ("Contributor", "参与者"),
        &["contributors", "compiled by", "整理者", "编者"],
    ),
    head(Field::Roles, ("Roles", "角色"), &["role", "职责"]),
    head(
        Field::License,
        ("Licence", "许可"),
        &["license", "许可协议"],
    ),
    head(
        Field::LicensePath,
        ("Licence address", "许可网址"),
        &["license address", "license url"],
    ),
    head(
        Field::LicenseTitle,
        ("Licence title", "许可名称"),
        &["license title"],
    ),
];

/// The fields of a table, in the order of the template.
#[must_use]
pub fn heads(table: Table) -> &'static [Head] {
    match table {
        Table::Initiatives => INITIATIVES,
        Table::Kinds => KINDS,
        Table::Activities => ACTIVITIES,
        Table::Figures => FIGURES,
        Table::Report => REPORT,
    }
}

/// How the template calls a field of a table, in English and Chinese.
#[must_use]
pub fn label(table: Table, field: Field) -> String {
    let head = heads(table).iter().find(|head| head.field == field);
    head.map_or_else(String::new, |head| {
        format!("{} {}", head.label.0, head.label.1)
    })
}

impl Field {
    /// Whether it is a text for the reader, which has a column for each language.
    #[must_use]
    pub fn is_text(self) -> bool {
        use Field::{
            Contributor, Description, Note, Organisation, SourceTitle, Summary, Title, Unit,
            WhenNote,
        };
        matches!(
            self,
            Title
                | Summary
                | WhenNote
                | Unit
                | Note
                | Description
                | Organisation
                | SourceTitle
                | Contributor
        )
    }

    /// The property of a row that it fills; `None` for what only a spreadsheet has.
    #[must_use]
    pub fn property(self) -> Option<&'static str> {
        Some(match self {
            Self::Id => "id",
            Self::Number => "number",
            Self::Title => "title",
            Self::Summary => "summary",
            Self::Initiative => "initiative",
            Self::Kind => "kind",
            Self::When | Self::Start | Self::End => "when",
            Self::Basis => "when_basis",
            Self::WhenNote => "when_note",
            Self::Activity => "activity",
            Self::Value => "value",
            Self::Qualifier => "qualifier",
            Self::Unit => "unit",
            Self::Note => "note",
            Self::Paragraph | Self::Sentence | Self::Source => "source",
            _ => return None,
        })
    }
}

/// The words for what a date rests on: as the format has them, and what else people write.
pub const BASES: [(&str, (&str, &str), &[&str]); 3] = [
    (
        "stated",
        ("stated", "写明"),
        &[
            "报告写明",
            "明确",
            "已写明",
            "stated in the report",
            "yes",
            "是",
        ],
    ),
    (
        "implied",
        ("implied", "推断"),
        &["推定", "推算", "inferred", "follows"],
    ),
    (
        "period",
        ("period", "只知时段"),
        &[
            "时段",
            "未写明",
            "not stated",
            "period only",
            "unknown",
            "不明",
            "无",
        ],
    ),
];

/// The words for how a number is to be read.
pub const QUALIFIERS: [(&str, (&str, &str), &[&str]); 4] = [
    (
        "exact",
        ("exact", "确数"),
        &["准确", "精确", "=", "exactly"],
    ),
    (
        "at-least",
        ("at-least", "至少"),
        &["at least", "不少于", "不低于", ">=", "≥", "以上", "minimum"],
    ),
    (
        "more-than",
        ("more-than", "超过"),
        &["more than", "over", "余", "多", ">", "逾", "+"],
    ),
    (
        "about",
        ("about", "约"),
        &[
            "approximately",
            "around",
            "circa",
            "ca",
            "大约",
            "左右",
            "约数",
            "~",
            "≈",
        ],
    ),
];

/// The word of the format that a cell means.
#[must_use]
pub fn choice(
    words: &[(
        &'static str,
        (&'static str, &'static str),
        &'static [&'static str],
    )],
    cell: &str,
) -> Option<&'static str> {
    // The template writes both languages into one cell: "implied 推断".
    let pieces = pieces(cell);
    let is_it = |written: &str,
                 (word, label, also): &(
        &'static str,
        (&'static str, &'static str),
        &'static [&'static str],
    )| {
        written == *word || written == label.0 || written == label.1 || also.contains(&written)
    };
    let whole = cell.trim().to_lowercase();
    words
        .iter()
        .find(|entry| is_it(&whole, entry))
        .or_else(|| {
            words
                .iter()
                .find(|entry| !pieces.is_empty() && pieces.iter().all(|piece| is_it(piece, entry)))
        })
        .map(|(word, ..)| *word)
}

/// The names of languages in headings, each with its tag.
const LANGUAGES: &[(&str, &str)] = &[
    ("english", "en"),
    ("英文", "en"),
    ("英语", "en"),
    ("chinese", "zh-Hans"),
    ("中文", "zh-Hans"),
    ("汉语", "zh-Hans"),
    ("简体中文", "zh-Hans"),
    ("简体", "zh-Hans"),
    ("simplified chinese", "zh-Hans"),
    ("zh", "zh-Hans"),
    ("zh-cn", "zh-Hans"),
    ("cn", "zh-Hans"),
    ("zh-hans", "zh-Hans"),
    ("繁体", "zh-Hant"),
    ("繁体中文", "zh-Hant"),
    ("zh-hant", "zh-Hant"),
    ("german", "de"),
    ("德文", "de"),
    ("french", "fr"),
    ("法文", "fr"),
];

/// The pieces of a heading: runs of Latin letters and runs of others, in small letters, without marks around them.
#[must_use]
pub fn pieces(text: &str) -> Vec<String> {
    let mut pieces: Vec<String> = Vec::new();
    let mut last = None;
    for c in text.chars() {
        let c = match c {
            '\u{ff01}'..='\u{ff5e}' => char::from_u32(c as u32 - 0xfee0).unwrap_or(c),
            c => c,
        };
        let kind = match c {
            'a'..='z' | 'A'..='Z' | '0'..='9' | '_' | '-' => Some(0),
            ' ' | '\u{a0}' if last == Some(0) => Some(0),
            c if c.is_alphabetic() => Some(1),
            _ => None,
        };
        if let Some(kind) = kind {
            let c = if c == '_' || c == '\u{a0}' { ' ' } else { c };
            match pieces.last_mut() {
                Some(piece) if last == Some(kind) => piece.extend(c.to_lowercase()),
                _ => pieces.push(c.to_lowercase().collect()),
            }
        }
        last = kind;
    }
    pieces
        .into_iter()
        .map(|piece| piece.trim_matches([' ', '-']).to_owned())
        .filter(|piece| !piece.is_empty())
        .collect()
}

/// What a heading means in a table: its field, and the language that it names.
#[must_use]
pub fn heading(table: Table, text: &str) -> (Option<Field>, Option<String>) {
    let (mut field, mut language) = (None, None);
    for piece in pieces(text) {
        if field.is_none() {
            field = field_of(table, &piece);
            if field.is_some() {
                continue;
            }
        }
        if let Some(tag) = language_of(&piece, text) {
            language = language.or(Some(tag));
            continue;
        }
        // "english title", "英文标题", "标题中文"
        for &(name, tag) in LANGUAGES {
            let rest = piece
                .strip_prefix(name)
                .or_else(|| piece.strip_suffix(name))
                .map(str::trim);
            // Two letters at the end of a word are no language.
            if let Some(rest) = rest.filter(|rest| !rest.is_empty() && name.len() > 3)
                && let Some(found) = field_of(table, rest)
            {
                field = field.or(Some(found));
                language = language.or_else(|| Some(tag.to_owned()));
                break;
            }
        }
    }
    (field, language)
}

fn field_of(table: Table, piece: &str) -> Option<Field> {
    let is_it = |head: &&Head| {
        head.label.0.eq_ignore_ascii_case(piece)
            || head.label.1 == piece
            || head.also.contains(&piece)
    };
    heads(table).iter().find(is_it).map(|head| head.field)
}

/// The language that a piece names; any tag counts where it stands in brackets.
pub(crate) fn language_of(piece: &str, text: &str) -> Option<String> {
    if let Some((_, tag)) = LANGUAGES.iter().find(|(name, _)| *name == piece) {
        return Some((*tag).to_owned());
    }
    let in_brackets = [("(", ")"), ("（", "）"), ("[", "]")]
        .iter()
        .any(|(open, close)| {
            text.to_lowercase()
                .contains(&format!("{open}{piece}{close}"))
        });
    let is_known = piece == "en" || in_brackets;
    let mut subtags = piece.split('-');
    let is_tag = subtags
        .next()
        .is_some_and(|s| (2..=3).contains(&s.len()) && s.bytes().all(|b| b.is_ascii_lowercase()))
        && subtags
            .all(|s| (1..=8).contains(&s.len()) && s.bytes().all(|b| b.is_ascii_alphanumeric()));
    (is_known && is_tag).then(|| canonical_tag(piece))
}

/// A tag in the customary letters: `zh-Hant-TW`.
fn canonical_tag(tag: &str) -> String {
    let subtags = tag
        .split('-')
        .enumerate()
        .map(|(i, subtag)| match (i, subtag.len()) {
            (0, _) => subtag.to_owned(),
            (_, 4) => {
                let (first, rest) = subtag.split_at(1);
                first.to_ascii_uppercase() + rest
            }
            (_, 2) => subtag.to_ascii_uppercase(),
            _ => subtag.to_owned(),
        });
    subtags.collect::<Vec<_>>().join("-")
}
