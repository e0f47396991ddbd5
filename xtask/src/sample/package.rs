//! The Data Package around the rows: its head, and its resources with their Table Schemas.

use serde::Deserialize;
use yearline_core::format::schema::{JsonSchema, TableSchema};
use yearline_core::format::{
    Activity, Contributor, FORMAT, Figure, Filled, Id, Initiative, Kind, PACKAGE_PROFILE, Package,
    Resource, Source, TABLES, Text, Titled, Yearline,
};

use super::initiatives::INITIATIVES;
use super::text::{by_language, text};
use super::when;

/// The four tables, in the order of [`TABLES`].
pub(crate) type Tables = (
    Resource<'static, Initiative<'static>>,
    Resource<'static, Kind<'static>>,
    Resource<'static, Activity<'static>>,
    Resource<'static, Figure<'static>>,
);

/// The four tables with their rows.
pub(crate) fn tables(
    initiatives: Vec<Initiative<'static>>,
    kinds: Vec<Kind<'static>>,
    activities: Vec<Activity<'static>>,
    figures: Vec<Figure<'static>>,
) -> Tables {
    let [in_initiatives, in_kinds, in_activities, in_figures] = TABLES;
    (
        table(
            in_initiatives,
            "The initiatives of the made-up year",
            &[],
            initiatives,
        ),
        table(in_kinds, "The kinds of activity", &[], kinds),
        table(
            in_activities,
            "What was done, one row for each made-up activity",
            &[("initiative", in_initiatives), ("kind", in_kinds)],
            activities,
        ),
        table(
            in_figures,
            "The made-up figures",
            &[("activity", in_activities)],
            figures,
        ),
    )
}

fn table<Row: JsonSchema + Deserialize<'static>>(
    name: &'static str,
    description: &'static str,
    references: &[(&str, &str)],
    data: Vec<Row>,
) -> Resource<'static, Row> {
    let schema = TableSchema::of::<Row>(references);
    Resource {
        name,
        kind: "table",
        description,
        schema,
        data,
    }
}

/// The whole package around its resources.
pub(crate) fn package(
    n_activities: usize,
    seed: u64,
    resources: Tables,
) -> Package<'static, Tables> {
    let title = text(
        "Fernhill Community College in 2024 (synthetic)",
        "蕨山社区学院的2024年（虚构数据）",
    );
    let about_en = format!(
        "Synthetic: the college, its twelve initiatives and every activity, date and figure in this file are made up \
         by a program (cargo xtask sample, {n_activities} activities, seed {seed}). It shows what a well-dated year \
         looks like; nothing in it happened."
    );
    let about_zh = format!(
        "虚构数据：文中的学院、十二项工作以及所有活动、日期和数字，均由程序生成（cargo xtask \
         sample，{n_activities}项活动，种子{seed}）。它只用来展示日期完整的一年是什么样子，其中没有任何真实事件。"
    );
    let source = text(
        "Annual report that does not exist (synthetic)",
        "并不存在的年度报告（虚构）",
    );
    let same = |text: &'static str| Text::Same(text.into());
    Package {
        schema: Some(PACKAGE_PROFILE.to_owned()),
        name: Id("synthetic-college-year".into()),
        title: Some(same(title.en)),
        description: Some(Text::Same(about_en.clone().into())),
        version: Some(Filled("1.0.0".to_owned())),
        created: Some("2025-01-31T00:00:00Z".to_owned()),
        sources: vec![Source {
            title: same(source.en),
            date: Some("2025-01-31".to_owned()),
            // The first paragraph is the preface.
            paragraphs: u16::try_from(INITIATIVES.len() + 1).ok(),
            path: None,
            yearline: Some(Titled {
                title: Some(source.by_language()),
            }),
        }],
        contributors: vec![Contributor {
            title: same("Yearline"),
            roles: ["compiler", "translator"]
                .map(|role| Filled(role.to_owned()))
                .to_vec(),
            yearline: None,
        }],
        licenses: Vec::new(),
        yearline: Yearline {
            format: FORMAT,
            period: when::YEAR.to_string().into(),
            languages: ["en", "zh-Hans"].map(str::to_owned).to_vec(),
            title: Some(title.by_language()),
            description: Some(by_language(about_en, about_zh)),
        },
        resources,
    }
}
