//! What is said of the dataset as a whole.

use std::borrow::Cow;

use serde::Deserialize;
use serde::de::IgnoredAny;
use serde::de::value::MapDeserializer;
use serde_json::value::RawValue;

use super::super::code::Code;
use super::super::rules::{self, MAX_TEXT, MAX_TITLE};
use super::super::suggest::nearest;
use super::values::{Strict, Unusual, whole_text, words};
use crate::domain::{Contributor, Meta, Origin, Text};
use crate::format::{self, Filled, Package, names_of};

/// The properties of the package but its resources.
#[derive(Default)]
pub(super) struct Head<'a>(Vec<(Cow<'a, str>, &'a RawValue)>);

impl<'a> Head<'a> {
    /// Takes a property, and tells whether it is one of the format's, or looks like one. Others are nobody's to read.
    pub(super) fn push(&mut self, name: Cow<'a, str>, value: &'a RawValue) -> bool {
        let names = names_of::<Package<'a, IgnoredAny>>();
        let is_ours = names.contains(&&*name) || nearest(&name, names.iter().copied()).is_some();
        if is_ours {
            self.0.push((name, value));
        }
        is_ours
    }

    /// What they say, if that is all and nothing is wrong with it.
    pub(super) fn meta(&self) -> Strict<Meta> {
        let members = self.0.iter().map(|(name, value)| (&**name, *value));
        let members = MapDeserializer::<_, serde_json::Error>::new(members);
        meta(&Package::deserialize(members)?)
    }
}

fn meta(package: &format::Package<'_, Option<IgnoredAny>>) -> Strict<Meta> {
    let ours = &package.yearline;
    rules::format(ours.format.into())?;
    let mut languages: Vec<String> = Vec::new();
    for tag in &ours.languages {
        rules::language(tag, &languages)?;
        languages.push(tag.clone());
    }
    if languages.is_empty() {
        return Err(Unusual);
    }
    let titled = |plain: Option<&format::Text<'_>>,
                  ours: Option<&format::Text<'_>>,
                  limit|
     -> Strict<Option<Text>> {
        let read = |text: &format::Text<'_>| whole_text(text, &languages, limit);
        let (plain, ours) = (plain.map(read).transpose()?, ours.map(read).transpose()?);
        Ok(ours.or(plain))
    };
    let title_of = |plain: &format::Text<'_>, ours: &Option<format::Titled<'_>>| {
        let ours = ours.as_ref().and_then(|ours| ours.title.as_ref());
        titled(Some(plain), ours, MAX_TITLE)?.ok_or(Unusual)
    };
    let source = |source: &format::Source<'_>| -> Strict<Origin> {
        let n_paragraphs = source.paragraphs;
        let n_paragraphs =
            n_paragraphs.map(|n| rules::between(n.into(), (1, u16::MAX), Code::BadPlace));
        source
            .path
            .as_ref()
            .map_or(Ok(()), |path| rules::url(&path.0))?;
        Ok(Origin {
            title: title_of(&source.title, &source.yearline)?,
            date: source.date.as_deref().map(rules::day).transpose()?,
            url: source.path.as_ref().map(|path| path.0.clone()),
            n_paragraphs: n_paragraphs.transpose()?,
        })
    };
    let contributor = |contributor: &format::Contributor<'_>| -> Strict<Contributor> {
        let role = |role: &Filled| -> Strict<String> {
            rules::not_blank(&role.0)?;
            Ok(role.0.chars().take(MAX_TITLE).collect())
        };
        Ok(Contributor {
            title: title_of(&contributor.title, &contributor.yearline)?,
            roles: contributor.roles.iter().map(role).collect::<Strict<_>>()?,
        })
    };
    let license = |license: &format::License| {
        let name = license
            .name
            .as_ref()
            .or(license.title.as_ref())
            .or(license.path.as_ref());
        words(&name.ok_or(Unusual)?.0)
    };
    rules::not_blank(&ours.period)?;
    rules::id(&package.name.0)?;
    Ok(Meta {
        name: package.name.0.clone().into_owned(),
        title: titled(package.title.as_ref(), ours.title.as_ref(), MAX_TITLE)?.ok_or(Unusual)?,
        description: titled(
            package.description.as_ref(),
            ours.description.as_ref(),
            MAX_TEXT,
        )?
        .unwrap_or_default(),
        version: package
            .version
            .as_ref()
            .map_or(Ok(String::new()), |version| words(&version.0))?,
        created: package
            .created
            .as_ref()
            .map_or(Ok(String::new()), |created| words(created))?,
        period: rules::period(&ours.period)?,
        sources: package.sources.iter().map(source).collect::<Strict<_>>()?,
        contributors: package
            .contributors
            .iter()
            .map(contributor)
            .collect::<Strict<_>>()?,
        licenses: package
            .licenses
            .iter()
            .map(license)
            .collect::<Strict<_>>()?,
        languages,
    })
}
