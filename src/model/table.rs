//! The macro that makes the element table, the structs and the binding from one list of rows.

/// Declares the elements: for each part a struct, and for each row an [`Element`](super::Element), a field and a table row.
macro_rules! elements {
    ($life:lifetime; $(
        $(#[$part_doc:meta])*
        $part:ident $strukt:ident {
            $( $element:ident $field:ident : $kind:ty = $label:literal, $exchange:literal, [$($synonym:literal),* $(,)?], $families:ident; )*
        }
        with { $( $(#[$also_doc:meta])* $also:ident : $also_type:ty, )* }
    )*) => {
        /// One element of the national element set, or of one of its sub-tables. Named as in JSON.
        #[allow(non_camel_case_types)]
        #[derive(Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Debug, Default)]
        #[repr(u8)]
        pub enum Element {
            /// No element: the column, key or file itself.
            #[default]
            none,
            $($( #[doc = $label] $element, )*)*
        }

        /// The kind of each element, as a constant.
        struct Kinds<$life>(std::marker::PhantomData<&$life ()>);
        #[allow(non_upper_case_globals)]
        impl<$life> Kinds<$life> {
            $($( const $element: Kind = <$kind as Value<$life>>::KIND; )*)*
        }

        /// All elements in the order of the model, without [`Element::none`].
        pub static TABLE: &[Row] = &[
            $($( Row {
                element: Element::$element,
                name: stringify!($field),
                key: stringify!($element),
                part: Part::$part,
                label: $label,
                exchange: $exchange,
                synonyms: &[$($synonym),*],
                kind: Kinds::<'static>::$element,
                families: Families::$families,
            }, )*)*
        ];

        $(
            $(#[$part_doc])*
            #[derive(Clone, Debug, Default, PartialEq)]
            pub struct $strukt<$life> {
                $( #[doc = $label] pub $field: Field<$life, $kind>, )*
                $( $(#[$also_doc])* pub $also: $also_type, )*
            }

            impl<$life> $strukt<$life> {
                /// Reads `text` into the field of `element`; `false` if this part has no such element.
                pub fn bind(&mut self, element: Element, text: &$life str, origin: Origin) -> bool {
                    let origin = origin.under(element);
                    match element {
                        $( Element::$element => self.$field = Field::read(text, origin), )*
                        _ => return false,
                    }
                    true
                }

                /// The same, where `before` may have been read from the same words already; whether there is nothing in it.
                pub fn bind_like(&mut self, before: &Self, element: Element, text: &$life str, origin: Origin) -> bool {
                    let origin = origin.under(element);
                    match element {
                        $( Element::$element => {
                            self.$field = Field::read_like(&before.$field, text, origin);
                            matches!(self.$field, Field::Blank(_))
                        } )*
                        _ => false,
                    }
                }

                /// Reads trimmed texts into the field of `element`, each into one of `records`; those without are left as they
                /// are. A text that is the very same piece of memory as the one before is not read again. `blank` is told in
                /// which records there is nothing.
                pub fn bind_all(
                    records: &mut [Self],
                    element: Element,
                    texts: &[Option<Raw<$life>>],
                    blank: impl FnMut(usize),
                ) {
                    match element {
                        $( Element::$element => super::bind_all(records, texts, |record| &mut record.$field, blank), )*
                        _ => {}
                    }
                }

                /// Notes that `text` stands for nothing there: an error value, a formula without a result.
                pub fn void(&mut self, element: Element, text: &$life str, origin: Origin) {
                    let raw = Raw { text, origin: origin.under(element) };
                    match element {
                        $( Element::$element => self.$field = Field::Blank(raw), )*
                        _ => {}
                    }
                }

                /// What is written for `element`, if this part has the element and the input a place for it.
                pub fn raw(&self, element: Element) -> Option<Raw<$life>> {
                    match element {
                        $( Element::$element => self.$field.raw(), )*
                        _ => None,
                    }
                }

                /// Whether the input has a place for `element`.
                pub fn has(&self, element: Element) -> bool {
                    match element {
                        $( Element::$element => !self.$field.is_absent(), )*
                        _ => false,
                    }
                }

                /// Whether `element` has a place and nothing in it.
                pub fn is_blank(&self, element: Element) -> bool {
                    match element {
                        $( Element::$element => matches!(self.$field, Field::Blank(_)), )*
                        _ => false,
                    }
                }

                /// Whether something is written for `element`; `None` when the input has no place for it.
                pub fn fill(&self, element: Element) -> Option<bool> {
                    match element {
                        $( Element::$element => (!self.$field.is_absent()).then(|| self.$field.is_filled()), )*
                        _ => None,
                    }
                }

                /// Shows every field whose text its kind does not know. Cheap where there is none: only kinds that can fail
                /// are looked at.
                #[inline]
                pub fn unreadable(&self, mut show: impl FnMut(Raw<$life>)) {
                    $(
                        if Kinds::<'static>::$element.can_fail()
                            && let Field::Unreadable(raw) = &self.$field
                        {
                            show(*raw);
                        }
                    )*
                }

                /// Shows every field that has a place, in the order of the model: what is written, and whether it is unreadable.
                pub fn each(&self, mut show: impl FnMut(Raw<$life>, bool)) {
                    $( if let Some(raw) = self.$field.raw() { show(raw, self.$field.is_unreadable()); } )*
                }
            }

            impl<$life> Fields<$life> for $strukt<$life> {
                fn visit<V: Visit<$life>>(&self, visit: &mut V) {
                    $( if !self.$field.is_absent() { visit.field(Element::$element, &self.$field); } )*
                }
                fn amend<V: Amend<$life>>(&mut self, amend: &mut V) {
                    $( if !self.$field.is_absent() { amend.field(Element::$element, &mut self.$field); } )*
                }
            }

            impl<$life> Record<$life> for $strukt<$life> {
                fn bind(&mut self, element: Element, text: &$life str, origin: Origin) -> bool {
                    $strukt::bind(self, element, text, origin)
                }
                fn void(&mut self, element: Element, text: &$life str, origin: Origin) {
                    $strukt::void(self, element, text, origin);
                }
                fn has(&self, element: Element) -> bool {
                    $strukt::has(self, element)
                }
                fn is_blank(&self, element: Element) -> bool {
                    $strukt::is_blank(self, element)
                }
                fn raw(&self, element: Element) -> Option<Raw<$life>> {
                    $strukt::raw(self, element)
                }
                fn stands_at(&mut self, origin: Origin) {
                    self.origin = origin;
                }
                fn place(&self) -> Origin {
                    self.origin
                }
                fn extra(&mut self) -> &mut Vec<Extra<$life>> {
                    &mut self.extra
                }
                fn loose(&self) -> &[Extra<$life>] {
                    &self.extra
                }
            }
        )*
    };
}
pub(super) use elements;
