// SPDX-FileCopyrightText: 2026 Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/error.h"

#include <QByteArray>
#include <QString>

#include <optional>

namespace signalbox::editing {

enum class LineEnd { Lf, CrLf };

/// A text file as an editor holds it: its text, and what of its bytes is not text but is to stay as it was: a byte
/// order mark, how lines end. Whether the last line ends is part of the text.
struct TextFile {
    /// GitHub reads no workflow file that is larger.
    static constexpr qsizetype mostBytes = 1'048'576;

    QString text; ///< every line ends with a line feed
    LineEnd lineEnd = LineEnd::Lf;
    bool byteOrderMark = false;
    bool mixedLineEnds = false; ///< lines end in several ways; written, all of them end as most do
    std::optional<core::Error> obstacle; ///< why it may be looked at and must not be written: it would lose something

    /// Rejected when it is larger than `mostBytes`.
    static core::Result<TextFile> read(const QByteArray& bytes);
    /// `newText` as bytes of a file of this form.
    QByteArray write(const QString& newText) const;

    bool operator==(const TextFile&) const = default;
};

} // namespace signalbox::editing
