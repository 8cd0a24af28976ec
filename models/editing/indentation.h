// SPDX-FileCopyrightText: 2026 Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>
#include <QStringList>

#include <functional>

/// How lines of YAML stand below each other: by spaces, and only by them.
namespace signalbox::editing {

/// Spaces that a level stands further in.
inline constexpr int IndentWidth = 2;

/// Spaces before the first letter.
int indentOf(QStringView line);
/// Nothing but white space.
bool isBlank(QStringView line);
/// Nothing but a comment.
bool isComment(QStringView line);
/// Where the content of a line begins: behind its spaces and its "- "s.
int contentColumn(QStringView line);

/// Spaces that the line after this one begins with when it is broken behind `before`: one level more below `key:`, a
/// block of text (`|`, `>`) and a lone `-`; in line with the content of an item of a list; else as the line itself.
int indentAfter(QStringView before);

/// How many lines there are, and each of them by its number from 0.
struct Lines {
    int count = 0;
    std::function<QString(int)> at;
};

/// The last of the lines that belong to line `first` because they stand further in, and lists right below their key;
/// `first` itself when there are none. Blank lines and comments between them belong to them, those behind them do not.
int lastLineOf(const Lines& lines, int first);
/// Whether there are any, which is sooner known.
bool hasLinesBelow(const Lines& lines, int first);

/// The lines with "# " at the least of their indents, or without it where all of them have it. Blank ones stay.
QStringList commentToggled(const QStringList& lines);
/// The lines a level further in or out, on whole levels; blank ones stay when it goes in.
QStringList shifted(const QStringList& lines, bool in);

} // namespace signalbox::editing
