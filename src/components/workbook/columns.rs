//! What sheets and columns mean: as it was recognised, and to be set by hand.

use leptos::prelude::*;
use yearline_core::domain::Lang;
use yearline_core::ingest::column_letters;
use yearline_sheets_worker::{Change, Column, DayOrder, Field, SheetState, Table, heads};

use super::words;
use crate::state::{Session, use_session};

/// The word of a choice that means nothing is read, or nothing is said.
const NONE: &str = "";

/// How a table is called, tracked.
fn table_name(session: Session, table: Table) -> &'static str {
    let words = words(session);
    match table {
        Table::Report => words.table_report,
        Table::Initiatives => words.table_initiatives,
        Table::Kinds => words.table_kinds,
        Table::Activities => words.table_activities,
        Table::Figures => words.table_figures,
    }
}

/// Which sheet is looked at, and what it holds.
#[component]
pub(super) fn Sheets() -> impl IntoView {
    let session = use_session();
    let workbook = session.workbook;
    let names = Memo::new(move |_| {
        workbook.book.with(|book| {
            let sheets = book.iter().flat_map(|book| &book.sheets);
            sheets
                .map(|sheet| sheet.mapping.sheet.clone())
                .collect::<Vec<_>>()
        })
    });
    let sheets = move || {
        let option = |(at, name): (usize, String)| {
            let is_it = move || workbook.sheet.get() == at;
            view! { <option value=at.to_string() selected=is_it>{name}</option> }
        };
        names
            .get()
            .into_iter()
            .enumerate()
            .map(option)
            .collect_view()
    };
    let table = Memo::new(move |_| workbook.with_sheet(|sheet| sheet.mapping.table).flatten());
    let tables = Table::ALL.map(|it| {
        view! {
            <option value=it.name() selected=move || table.get() == Some(it)>
                {move || table_name(session, it)}
            </option>
        }
    });
    let set_table = move |event| {
        let name = event_target_value(&event);
        let table = Table::ALL.into_iter().find(|table| table.name() == name);
        let sheet = workbook.sheet_name();
        workbook.change(Change::Table { sheet, table });
    };
    view! {
        <p class="workbook-sheets">
            <label>
                {move || words(session).sheet}
                <select
                    id="workbook-sheet"
                    on:change=move |event| {
                        workbook.look_at_sheet(event_target_value(&event).parse().unwrap_or_default());
                    }
                >
                    {sheets}
                </select>
            </label>
            <label>
                {move || words(session).holds}
                <select id="workbook-table" on:change=set_table>
                    <option value=NONE selected=move || table.get().is_none()>
                        {move || words(session).not_read}
                    </option>
                    {tables}
                </select>
            </label>
        </p>
    }
}

/// What the columns of the sheet mean. Those of the report mean nothing by themselves: its rows do.
#[component]
pub(super) fn Columns() -> impl IntoView {
    let session = use_session();
    let workbook = session.workbook;
    let table = Memo::new(move |_| {
        let table = workbook.with_sheet(|sheet| sheet.mapping.table).flatten();
        table.filter(|table| *table != Table::Report)
    });
    // Which columns there are. What they mean is read by each of its own.
    let indexes = Memo::new(move |_| {
        let indexes = |sheet: &SheetState| -> Vec<u32> {
            let columns = sheet.mapping.columns.iter();
            columns.map(|column| column.index).collect()
        };
        workbook.with_sheet(indexes).unwrap_or_default()
    });
    let head = move || {
        let words = words(session);
        let names = [
            words.column,
            words.heading,
            words.meaning,
            words.language,
            words.order,
        ];
        names.map(|name| view! { <th scope="col">{name}</th> })
    };
    let rows = move || {
        let table = table.get()?;
        let row = move |index| view! { <ColumnRow table index/> };
        Some(view! { <For each=move || indexes.get() key=|index| *index children=row/> })
    };
    view! {
        <Show when=move || table.get().is_some()>
            <details class="workbook-columns" id="workbook-columns">
                <summary>{move || words(session).columns}</summary>
                <table class="list faults">
                    <thead>
                        <tr>{head}</tr>
                    </thead>
                    <tbody>{rows}</tbody>
                </table>
            </details>
        </Show>
    }
}

#[component]
fn ColumnRow(table: Table, index: u32) -> impl IntoView {
    let session = use_session();
    let workbook = session.workbook;
    let column = Memo::new(move |_| {
        let find = |sheet: &SheetState| {
            let mut columns = sheet.mapping.columns.iter();
            columns.find(|column| column.index == index).cloned()
        };
        workbook.with_sheet(find).flatten().unwrap_or_default()
    });
    let letters = column_letters(index);
    let name = letters.clone();
    let label = move |what: &'static str| {
        let locale = session.locale.get();
        locale.named(&format!("{} {name}", words(session).column), what)
    };
    let meaning = label.clone();
    let language = label.clone();
    let field = Memo::new(move |_| column.with(|column| column.field));
    let fields = heads(table).iter().enumerate().map(|(at, head)| {
        let (it, (en, zh)) = (head.field, head.label);
        view! {
            <option value=at.to_string() selected=move || field.get() == Some(it)>
                {move || match session.locale.get().lang {
                    Lang::En => en,
                    Lang::ZhHans => zh,
                }}
            </option>
        }
    });
    let set_field = move |event| {
        let at = event_target_value(&event).parse::<usize>().ok();
        let field = at
            .and_then(|at| heads(table).get(at))
            .map(|head| head.field);
        workbook.change(Change::Field {
            sheet: workbook.sheet_name(),
            column: index,
            field,
            language: column.with_untracked(|column| column.language.clone()),
        });
    };
    let is_text = Memo::new(move |_| field.get().is_some_and(Field::is_text));
    let is_date =
        Memo::new(move |_| matches!(field.get(), Some(Field::When | Field::Start | Field::End)));
    view! {
        <tr>
            <th scope="row">{letters}</th>
            <td dir="auto">{move || column.with(|column| column.heading.clone())}</td>
            <td>
                <select
                    id=format!("column-{index}")
                    aria-label=move || meaning(words(session).meaning)
                    on:change=set_field
                >
                    <option value=NONE selected=move || field.get().is_none()>
                        {move || words(session).not_read}
                    </option>
                    {fields.collect_view()}
                </select>
            </td>
            <td>
                <Show when=move || is_text.get()>
                    <LanguageChoice index column label=Signal::derive({
                        let language = language.clone();
                        move || language(words(session).language)
                    })/>
                </Show>
            </td>
            <td>
                <Show when=move || is_date.get()>
                    <OrderChoice index column label=Signal::derive({
                        let label = label.clone();
                        move || label(words(session).order)
                    })/>
                </Show>
            </td>
        </tr>
    }
}

/// The language of a column's texts: one of the dataset's, of the page's, or the one that it has.
#[component]
fn LanguageChoice(index: u32, column: Memo<Column>, label: Signal<String>) -> impl IntoView {
    let session = use_session();
    let workbook = session.workbook;
    let tags = Memo::new(move |_| {
        let mut tags = vec!["en".to_owned(), "zh-Hans".to_owned()];
        let more = workbook
            .book
            .with(|book| book.as_ref().map(|book| book.languages.clone()));
        let own = column.with(|column| column.language.clone());
        for tag in more.into_iter().flatten().chain(own) {
            if !tags.contains(&tag) {
                tags.push(tag);
            }
        }
        tags
    });
    let chosen = Memo::new(move |_| column.with(|column| column.language.clone()));
    let options = move || {
        let option = |tag: String| {
            let (own, own_name) = (tag.clone(), tag.clone());
            let is_it = move || chosen.with(|chosen| chosen.as_ref() == Some(&own));
            view! { <option value=tag selected=is_it>{own_name}</option> }
        };
        tags.get().into_iter().map(option).collect_view()
    };
    let set = move |event| {
        let tag = event_target_value(&event);
        workbook.change(Change::Field {
            sheet: workbook.sheet_name(),
            column: index,
            field: column.with_untracked(|column| column.field),
            language: (tag != NONE).then_some(tag),
        });
    };
    view! {
        <select id=format!("language-{index}") aria-label=label on:change=set>
            <option value=NONE selected=move || chosen.with(Option::is_none)>
                {move || words(session).every_language}
            </option>
            {options}
        </select>
    }
}

/// Which of day and month comes first in a column of dates.
#[component]
fn OrderChoice(index: u32, column: Memo<Column>, label: Signal<String>) -> impl IntoView {
    let session = use_session();
    let workbook = session.workbook;
    let order = Memo::new(move |_| column.with(|column| column.order));
    let set = move |event| {
        let order = match event_target_value(&event).as_str() {
            "day" => DayOrder::DayFirst,
            "month" => DayOrder::MonthFirst,
            _ => return,
        };
        workbook.change(Change::Order {
            sheet: workbook.sheet_name(),
            column: index,
            order,
        });
    };
    view! {
        <select id=format!("order-{index}") aria-label=label on:change=set>
            <option value=NONE disabled=true selected=move || order.get().is_none()>
                {move || words(session).order_unsaid}
            </option>
            <option value="day" selected=move || order.get() == Some(DayOrder::DayFirst)>
                {move || words(session).day_first}
            </option>
            <option value="month" selected=move || order.get() == Some(DayOrder::MonthFirst)>
                {move || words(session).month_first}
            </option>
        </select>
    }
}
