// SPDX-FileCopyrightText: 2026 Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "expressions/language.h"

#include <array>

namespace signalbox::expressions {

/// What an expression at a place of a workflow can name: the contexts with their types and the functions. A value; the
/// language must outlive it.
class Scope {
public:
    static constexpr size_t mostContexts = 16;

    /// With the types that the language has for the contexts.
    Scope(const Language& language, const Place& place)
        : m_language(&language)
        , m_place(place)
    {
        for (size_t i = 0; i < language.contexts().size(); ++i)
            m_types[i] = language.contexts()[i].type;
    }

    Scope(const Language&& language, const Place& place) = delete; // it would be gone

    const Language& language() const { return *m_language; }
    const Place& place() const { return m_place; }

    /// Says what a context holds here; one that the place has not got stays away.
    void set(QByteArrayView context, const Type& type)
    {
        if (const int index = m_language->context(context); index >= 0)
            m_types[static_cast<size_t>(index)] = type;
    }
    /// The same file, another key of it.
    void moveTo(const Place& place) { m_place = place; }

    bool hasContext(int index) const { return (m_place.contexts >> index & 1U) != 0; }
    bool hasFunction(int index) const { return (m_place.functions >> index & 1U) != 0; }
    const Type& type(int index) const { return m_types[static_cast<size_t>(index)]; }

private:
    const Language* m_language;
    Place m_place;
    std::array<Type, mostContexts> m_types;
};

} // namespace signalbox::expressions
