// SPDX-FileCopyrightText: 2026 Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "lint/diagnostic.h"
#include "yaml/place.h"

#include <QByteArrayList>

#include <optional>

namespace signalbox::lint {

/// Finds where new lines go into a file, and how far they are indented.
class Inserting {
public:
    /// The tree must outlive it.
    explicit Inserting(const yaml::Tree& tree)
        : m_tree(tree)
    {
    }

    /// Puts lines before the first key of a block mapping, indented as it is. Nothing for a mapping in braces or behind
    /// an alias, and for none.
    std::optional<Edit> intoMapping(const yaml::Place& mapping, const QByteArrayList& lines) const;

private:
    const yaml::Tree& m_tree;
};

} // namespace signalbox::lint
