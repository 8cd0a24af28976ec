// SPDX-FileCopyrightText: 2026 Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "expressions/type.h"

#include "expressions/names.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace signalbox::expressions {

namespace {

const QString& noWords()
{
    static const QString none;
    return none;
}

bool isBefore(const Property& one, const Property& other)
{
    return compareNames(one.name, other.name) < 0;
}

} // namespace

struct Type::Shape {
    Object object; ///< its properties sorted
    Type element;
    bool isFiltered = false;
};

Type::Type(Kind kind, std::shared_ptr<const Shape> shape)
    : m_kind(kind)
    , m_shape(std::move(shape))
{
}

Type Type::arrayOf(const Type& element)
{
    return {Kind::Array, std::make_shared<const Shape>(Shape{.element = element})};
}

Type Type::filtered(const Type& element)
{
    return {Kind::Array, std::make_shared<const Shape>(Shape{.element = element, .isFiltered = true})};
}

Type Type::object(Object object)
{
    std::ranges::stable_sort(object.properties, isBefore);
    return {Kind::Object, std::make_shared<const Shape>(Shape{.object = std::move(object)})};
}

bool Type::isFiltered() const
{
    return isArray() && m_shape->isFiltered;
}

Type Type::element() const
{
    return isArray() ? m_shape->element : Type();
}

const Property* Type::property(QByteArrayView name) const
{
    const auto& all = properties();
    const auto found = std::lower_bound(all.begin(), all.end(), name, [](const Property& one, QByteArrayView wanted) {
        return compareNames(one.name, wanted) < 0;
    });
    return found != all.end() && sameName(found->name, name) ? &*found : nullptr;
}

const std::vector<Property>& Type::properties() const
{
    static const std::vector<Property> none;
    return isObject() ? m_shape->object.properties : none;
}

const std::optional<Type>& Type::others() const
{
    static const std::optional<Type> any{Type::any()};
    return isObject() ? m_shape->object.others : any;
}

Type Type::with(Property property) const
{
    Object object = isObject() ? m_shape->object : Object{};
    const auto place = std::ranges::lower_bound(object.properties, property, isBefore);
    if (place != object.properties.end() && sameName(place->name, property.name))
        *place = std::move(property);
    else
        object.properties.insert(place, std::move(property));
    return {Kind::Object, std::make_shared<const Shape>(Shape{.object = std::move(object)})};
}

const QString& Type::unknownRule() const
{
    return isObject() ? m_shape->object.unknownRule : noWords();
}

const QString& Type::unknownWords() const
{
    return isObject() ? m_shape->object.unknownWords : noWords();
}

QString Type::words() const
{
    switch (m_kind) {
    case Kind::Any:
        return u"any value"_s;
    case Kind::Null:
        return u"null"_s;
    case Kind::Bool:
        return u"true or false"_s;
    case Kind::Number:
        return u"a number"_s;
    case Kind::String:
        return u"a text"_s;
    case Kind::Array:
        return u"a list"_s;
    case Kind::Object:
        break;
    }
    return u"an object"_s;
}

Type merged(const Type& one, const Type& other)
{
    if (one == other)
        return one;
    if (one.kind() != other.kind())
        return {};
    if (one.isArray())
        return one.isFiltered() && other.isFiltered() ? Type::filtered(merged(one.element(), other.element()))
                                                      : Type::arrayOf(merged(one.element(), other.element()));
    if (!one.isObject())
        return one;
    // Which of the two it is, is not known: what only one of them has may be missing, and no name is a mistake.
    Object both{.others = Type::any()};
    for (const Property& property : one.properties()) {
        const Property* same = other.property(property.name);
        both.properties.push_back(
            {property.name, same ? merged(property.type, same->type) : Type::any(), property.help});
    }
    return Type::object(std::move(both));
}

} // namespace signalbox::expressions
