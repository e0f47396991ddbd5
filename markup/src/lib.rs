//! The page's `view!`: the same markup as Leptos' own macro, compiled to calls of `ui::markup`, which erases types.
//!
//! Leptos' macro makes a type of its own for each element, attribute and handler, and compiles its machinery anew for many of them.
//! That is fast to run, and was two thirds of the page. Here each element is a call of the same function with lists of erased attributes
//! and children; what is mounted and updated is still Leptos' own `AnyView` and `AnyAttribute`.
//!
//! What it understands, beside elements and components: `{expr}` (a closure without parameters is live), `name=value` (again), `on:event`,
//! `class:name`, `style:name`, `prop:name`, and `<Show when fallback>` and `<For each key let:item>`.

use proc_macro2::TokenStream;
use quote::quote;
use rstml::node::{KeyedAttribute, Node, NodeAttribute, NodeBlock, NodeElement, NodeName};
use syn::{Expr, Lit, Stmt};

/// Turns markup into one erased view.
#[proc_macro]
pub fn view(tokens: proc_macro::TokenStream) -> proc_macro::TokenStream {
    match rstml::parse2(tokens.into()) {
        Ok(nodes) => one(&nodes).into(),
        Err(error) => error.to_compile_error().into(),
    }
}

/// Several nodes as one view.
fn one(nodes: &[Node]) -> TokenStream {
    let views: Vec<TokenStream> = nodes.iter().map(node).collect();
    match views.as_slice() {
        [view] => quote! { #view },
        views => quote! { crate::ui::markup::several(::std::vec![#(#views),*]) },
    }
}

fn node(node: &Node) -> TokenStream {
    match node {
        Node::Element(element) => tag(element),
        Node::Text(text) => {
            let value = &text.value;
            quote! { crate::ui::markup::text(#value) }
        }
        Node::Block(NodeBlock::ValidBlock(block)) => match block.stmts.as_slice() {
            [Stmt::Expr(expr, None)] if is_live(expr) => quote! { crate::ui::markup::live(#expr) },
            [Stmt::Expr(expr, None)] => quote! { crate::ui::markup::child(#expr) },
            _ => quote! { crate::ui::markup::child(#block) },
        },
        Node::Fragment(fragment) => one(&fragment.children),
        _ => quote! { ::core::compile_error!("this markup is not understood") },
    }
}

/// A closure without parameters: it is called again whenever what it reads changes.
fn is_live(expr: &Expr) -> bool {
    matches!(expr, Expr::Closure(closure) if closure.inputs.is_empty())
}

fn attributes(element: &NodeElement<rstml::Infallible>) -> impl Iterator<Item = &KeyedAttribute> {
    element.open_tag.attributes.iter().filter_map(|attribute| match attribute {
        NodeAttribute::Attribute(keyed) => Some(keyed),
        NodeAttribute::Block(_) => None,
    })
}

fn value(attribute: &KeyedAttribute) -> TokenStream {
    match attribute.value() {
        None => quote! { true },
        Some(Expr::Block(block)) if matches!(block.block.stmts.as_slice(), [Stmt::Expr(_, None)]) => {
            let stmts = &block.block.stmts;
            quote! { #(#stmts)* }
        }
        Some(value) => quote! { #value },
    }
}

fn tag(element: &NodeElement<rstml::Infallible>) -> TokenStream {
    let name = element.open_tag.name.to_string();
    match name.as_str() {
        "Show" => show(element),
        "For" => repeat(element),
        _ if name.starts_with(char::is_uppercase) => component(element),
        _ => {
            // What is known beforehand becomes data rather than code.
            let fixed = attributes(element).filter_map(|a| fixed(a).map(|(name, value)| quote! { (#name, #value) }));
            let others = attributes(element).filter(|a| fixed_value(a).is_none()).map(attribute);
            let children = element.children.iter().map(node);
            quote! {
                crate::ui::markup::element(#name, &[#(#fixed),*], ::std::vec![#(#others),*], ::std::vec![#(#children),*])
            }
        }
    }
}

/// The name and value of an attribute that is written out.
fn fixed(attribute: &KeyedAttribute) -> Option<(String, String)> {
    fixed_value(attribute).map(|value| (attribute.key.to_string(), value))
}

fn fixed_value(attribute: &KeyedAttribute) -> Option<String> {
    match attribute.value()? {
        Expr::Lit(literal) if !attribute.key.to_string().contains(':') => match &literal.lit {
            Lit::Str(text) => Some(text.value()),
            _ => None,
        },
        _ => None,
    }
}

fn attribute(attribute: &KeyedAttribute) -> TokenStream {
    let key = attribute.key.to_string();
    let live = attribute.value().is_some_and(is_live);
    let value = value(attribute);
    match key.split_once(':') {
        // The one event of a dialog that Leptos has no name for.
        Some(("on", "cancel")) => {
            quote! { crate::ui::markup::on(::leptos::ev::Custom::<::leptos::ev::Event>::new("cancel"), #value) }
        }
        Some(("on", event)) => {
            let event = syn::Ident::new(event, proc_macro2::Span::call_site());
            quote! { crate::ui::markup::on(::leptos::ev::#event, #value) }
        }
        Some(("class", class)) => quote! { crate::ui::markup::class(#class, #value) },
        Some(("style", property)) => quote! { crate::ui::markup::style(#property, #value) },
        Some(("prop", property)) => quote! { crate::ui::markup::property(#property, #value) },
        _ if live => quote! { crate::ui::markup::live_attribute(#key, #value) },
        _ => quote! { crate::ui::markup::attribute(#key, #value) },
    }
}

fn component(element: &NodeElement<rstml::Infallible>) -> TokenStream {
    let name = &element.open_tag.name;
    let props = attributes(element).map(|attribute| {
        let (key, value) = (&attribute.key, value(attribute));
        quote! { .#key(#value) }
    });
    let children = (!element.children.is_empty()).then(|| {
        let children = one(&element.children);
        quote! { .children(::std::boxed::Box::new(move || #children)) }
    });
    quote! {
        crate::ui::markup::child(::leptos::component::component_view(
            &#name,
            ::leptos::component::component_props_builder(&#name) #(#props)* #children .build(),
        ))
    }
}

fn named(element: &NodeElement<rstml::Infallible>, name: &str) -> Option<TokenStream> {
    attributes(element).find(|a| a.key.to_string() == name).map(value)
}

fn show(element: &NodeElement<rstml::Infallible>) -> TokenStream {
    let when = named(element, "when");
    let children = one(&element.children);
    let fallback =
        named(element, "fallback").unwrap_or_else(|| quote! { || crate::ui::markup::several(::std::vec![]) });
    quote! { crate::ui::markup::show(#when, move || #children, #fallback) }
}

fn repeat(element: &NodeElement<rstml::Infallible>) -> TokenStream {
    let (each, key) = (named(element, "each"), named(element, "key"));
    let item = attributes(element).find_map(|a| match &a.key {
        NodeName::Punctuated(_) => {
            let key = a.key.to_string();
            key.strip_prefix("let:").map(|item| syn::Ident::new(item, proc_macro2::Span::call_site()))
        }
        _ => None,
    });
    let children = one(&element.children);
    quote! { crate::ui::markup::repeat(#each, #key, move |#item| #children) }
}
