//! The tables of words: headings, the words of lists, the names of languages. One entry a line, whatever its length.
//!
//! It knows nothing of how they are compared.

use super::Field;

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

#[rustfmt::skip]
const ID: Head = head(Field::Id, ("Identifier", "标识符"), &["id", "key", "代码", "编码", "编号", "标识"]);
#[rustfmt::skip]
const SUMMARY: Head = head(Field::Summary, ("Summary", "摘要"), &["description", "details", "content", "内容", "简介", "说明", "概要", "描述", "主要内容", "活动内容", "具体内容"]);
#[rustfmt::skip]
const PARAGRAPH: Head = head(Field::Paragraph, ("Paragraph", "段落"), &["para", "段", "第几段"]);
#[rustfmt::skip]
const SENTENCE: Head = head(Field::Sentence, ("Sentence", "句子"), &["句", "第几句"]);
#[rustfmt::skip]
const SOURCE: Head = head(Field::Source, ("Source", "来源"), &["place", "reference", "where", "出处", "原文位置", "页码", "依据原文"]);
#[rustfmt::skip]
const VALUE: Head = head(Field::Value, ("Value", "数量"), &["number", "amount", "count", "quantity", "figure", "数值", "数字", "人数", "场次", "次数"]);
#[rustfmt::skip]
const QUALIFIER: Head = head(Field::Qualifier, ("Qualifier", "限定"), &["precision", "how exact", "限定词", "约数", "是否约数"]);
#[rustfmt::skip]
const UNIT: Head = head(Field::Unit, ("Unit", "单位"), &["units", "of what", "计量单位"]);

#[rustfmt::skip]
pub(super) const INITIATIVES: &[Head] = &[
    ID,
    head(Field::Number, ("Number", "序号"), &["no", "nr", "order", "排序"]),
    head(Field::Title, ("Title", "标题"), &["name", "initiative", "project", "名称", "举措", "工作", "重点工作", "项目", "工作名称", "题目"]),
    SUMMARY,
];
#[rustfmt::skip]
pub(super) const KINDS: &[Head] = &[
    ID,
    head(Field::Title, ("Title", "标题"), &["name", "kind", "type", "category", "名称", "类别", "类型", "分类"]),
];
#[rustfmt::skip]
pub(super) const ACTIVITIES: &[Head] = &[
    ID,
    head(Field::Initiative, ("Initiative", "工作"), &["project", "programme", "program", "举措", "所属工作", "重点工作", "工作项目", "所属举措", "项目", "工作举措", "所属项目", "板块"]),
    head(Field::Kind, ("Kind", "类别"), &["type", "category", "类型", "分类", "活动类别", "活动类型"]),
    head(Field::Title, ("Title", "标题"), &["name", "activity", "event", "what", "名称", "活动", "活动名称", "活动标题", "题目", "事项", "活动主题", "主题"]),
    SUMMARY,
    head(Field::When, ("Date", "日期"), &["when", "time", "month", "dates", "时间", "活动时间", "举办时间", "活动日期", "举办日期", "开展时间", "月份"]),
    head(Field::Start, ("Start", "开始"), &["start date", "begin", "from", "begins", "started", "开始时间", "开始日期", "起始", "起始时间", "起", "开始时间段"]),
    head(Field::End, ("End", "结束"), &["end date", "to", "until", "ends", "ended", "结束时间", "结束日期", "截止", "截止时间", "止", "终止"]),
    head(Field::Basis, ("Basis", "依据"), &["when basis", "when_basis", "date basis", "日期依据", "时间依据"]),
    head(Field::WhenNote, ("Date note", "日期说明"), &["when note", "when_note", "note", "notes", "remark", "备注", "时间说明"]),
    PARAGRAPH,
    SENTENCE,
    SOURCE,
    VALUE,
    QUALIFIER,
    UNIT,
];
#[rustfmt::skip]
pub(super) const FIGURES: &[Head] = &[
    ID,
    head(Field::Activity, ("Activity", "活动"), &["event", "活动名称", "所属活动", "活动标题"]),
    head(Field::Title, ("Title", "标题"), &["name", "what is counted", "what", "indicator", "名称", "指标", "统计内容", "项目", "题目"]),
    VALUE,
    QUALIFIER,
    UNIT,
    head(Field::Note, ("Note", "备注"), &["notes", "remark", "说明", "注"]),
    PARAGRAPH,
    SENTENCE,
    SOURCE,
];
#[rustfmt::skip]
pub(super) const REPORT: &[Head] = &[
    head(Field::Title, ("Title", "标题"), &["report title", "page title", "报告标题", "名称", "题目"]),
    head(Field::Organisation, ("Organisation", "单位名称"), &["organization", "author", "institution", "机构", "组织", "单位", "学校", "院校", "作者"]),
    head(Field::Period, ("Period", "时段"), &["year", "reporting period", "年度", "期间", "报告时段", "年份", "时间"]),
    head(Field::Languages, ("Languages", "语言"), &["language", "语种"]),
    head(Field::Description, ("Description", "说明"), &["about", "summary", "简介", "描述", "摘要"]),
    head(Field::Name, ("Dataset name", "数据集名称"), &["id", "identifier", "标识符"]),
    head(Field::Version, ("Version", "版本"), &[]),
    head(Field::Created, ("Created", "生成时间"), &["created at", "创建时间", "制作时间"]),
    head(Field::SourceTitle, ("Source", "来源"), &["source title", "report", "出处", "报告", "来源标题"]),
    head(Field::SourceDate, ("Source date", "来源日期"), &["date", "report date", "报告日期", "发布日期", "日期"]),
    head(Field::SourceParagraphs, ("Source paragraphs", "来源段数"), &["paragraphs", "段数", "段落数"]),
    head(Field::SourcePath, ("Source address", "来源网址"), &["source url", "address", "url", "link", "网址", "链接"]),
    head(Field::Contributor, ("Contributor", "参与者"), &["contributors", "compiled by", "整理者", "编者"]),
    head(Field::Roles, ("Roles", "角色"), &["role", "职责"]),
    head(Field::License, ("Licence", "许可"), &["license", "许可协议"]),
    head(Field::LicensePath, ("Licence address", "许可网址"), &["license address", "license url"]),
    head(Field::LicenseTitle, ("Licence title", "许可名称"), &["license title"]),
];

/// The words for what a date rests on: as the format has them, and what else people write.
#[rustfmt::skip]
pub const BASES: [(&str, (&str, &str), &[&str]); 3] = [
    ("stated", ("stated", "写明"), &["报告写明", "明确", "已写明", "stated in the report", "yes", "是"]),
    ("implied", ("implied", "推断"), &["推定", "推算", "inferred", "follows"]),
    ("period", ("period", "只知时段"), &["时段", "未写明", "not stated", "period only", "unknown", "不明", "无"]),
];

/// The words for how a number is to be read.
#[rustfmt::skip]
pub const QUALIFIERS: [(&str, (&str, &str), &[&str]); 4] = [
    ("exact", ("exact", "确数"), &["准确", "精确", "=", "exactly"]),
    ("at-least", ("at-least", "至少"), &["at least", "不少于", "不低于", ">=", "≥", "以上", "minimum"]),
    ("more-than", ("more-than", "超过"), &["more than", "over", "余", "多", ">", "逾", "+"]),
    ("about", ("about", "约"), &["approximately", "around", "circa", "ca", "大约", "左右", "约数", "~", "≈"]),
];

/// The names of languages in headings, each with its tag.
#[rustfmt::skip]
pub(super) const LANGUAGES: &[(&str, &str)] = &[
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
