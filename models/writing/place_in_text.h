// SPDX-FileCopyrightText: 2026 Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/text_range.h"

#include <QByteArray>
#include <QByteArrayList>
#include <QByteArrayView>

namespace signalbox::writing {

/// Where in a workflow file a cursor stands, found by the indents of the lines above it, so that a text that is no YAML
/// at the moment, which is what a text looks like while it is typed, has a place too.
struct PlaceInText {
    enum class Kind {
        Nowhere, ///< in a comment
        Key, ///< where a key of a mapping stands or could
        Value, ///< behind a key's colon, or an item of its list
    };

    Kind kind = Kind::Nowhere;
    /// Keys from outside in, "[]" for an item of a list: jobs, test, steps, [], uses. Of a key: without itself.
    QByteArrayList path;
    core::TextRange word; ///< what is written there already, up to its end; behind the cursor too
    QByteArray typed; ///< the part of it before the cursor
    int line = 0; ///< from 1
    int indent = 0; ///< the column of what is written there, from 0
    QByteArrayList siblings; ///< keys that the mapping has already, the one at the cursor left out
    bool isBlock = false; ///< in the text of a block scalar

    /// `offset` counts bytes.
    static PlaceInText find(QByteArrayView text, int offset);
};

} // namespace signalbox::writing
