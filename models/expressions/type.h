// SPDX-FileCopyrightText: 2026 Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QByteArrayView>
#include <QString>

#include <memory>
#include <optional>
#include <vector>

namespace signalbox::expressions {

struct Property;
struct Object;

/// What kind of value an expression has, as far as that can be known without running it. A value, cheap to copy; what
/// is in it does not change.
class Type {
public:
    enum class Kind : quint8 { Any, Null, Bool, Number, String, Array, Object };

    Type() = default; ///< any

    static Type any() { return {}; }
    static Type null() { return Type(Kind::Null); }
    static Type boolean() { return Type(Kind::Bool); }
    static Type number() { return Type(Kind::Number); }
    static Type string() { return Type(Kind::String); }
    static Type arrayOf(const Type& element);
    /// What `.*` makes of a collection: an array on which a property is that of each element.
    static Type filtered(const Type& element);
    static Type object(Object object);

    Kind kind() const { return m_kind; }
    bool isAny() const { return m_kind == Kind::Any; }
    bool isArray() const { return m_kind == Kind::Array; }
    bool isObject() const { return m_kind == Kind::Object; }
    /// Null, a bool, a number or a string.
    bool isScalar() const { return m_kind >= Kind::Null && m_kind <= Kind::String; }
    bool isFiltered() const;

    /// Of an array; any of everything else.
    Type element() const;
    /// Of an object, by its name in any case; nullptr: it names none such.
    const Property* property(QByteArrayView name) const;
    /// In the order of their names; none of what is no object.
    const std::vector<Property>& properties() const;
    /// What a property that is not named has; nothing: there are no others.
    const std::optional<Type>& others() const;
    /// The same object type with one property more, or another one of that name: a step more in steps.
    Type with(Property property) const;
    /// The rule under which an unknown property is reported, and what is said then, with %1 for its name.
    const QString& unknownRule() const;
    const QString& unknownWords() const;

    /// "a text", "an object", ...
    QString words() const;

    bool operator==(const Type&) const = default; ///< of objects and arrays: the very same

private:
    struct Shape;

    explicit Type(Kind kind)
        : m_kind(kind)
    {
    }
    Type(Kind kind, std::shared_ptr<const Shape> shape);

    Kind m_kind = Kind::Any;
    std::shared_ptr<const Shape> m_shape; ///< of objects and arrays
};

struct Property {
    QByteArray name; ///< as it is usually written
    Type type;
    QString help; ///< one sentence; may be empty
};

/// What an object type is made of.
struct Object {
    std::vector<Property> properties; ///< in any order; of several with one name, the first counts
    std::optional<Type> others; ///< nothing: closed, an unknown property is a mistake
    QString unknownRule; ///< empty: context-property
    QString unknownWords; ///< a sentence with %1 for the name; empty: the usual one
};

/// A type that holds what either is: the same kind with what both know, else any.
Type merged(const Type& one, const Type& other);

} // namespace signalbox::expressions
