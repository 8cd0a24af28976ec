// SPDX-FileCopyrightText: 2026 Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "editing/indentation.h"

#include <QRegularExpression>

#include <algorithm>
#include <climits>

using namespace Qt::StringLiterals;

namespace signalbox::editing {
namespace {

bool isItem(QStringView line)
{
    const QStringView content = line.sliced(indentOf(line));
    return content == u"-" || content.startsWith(u"- ");
}

/// Whether a list may stand below this line without standing further in.
bool isBareKey(QStringView line)
{
    if (const auto comment = line.indexOf(u" #"); comment >= 0)
        line = line.first(comment);
    return !isItem(line) && line.trimmed().endsWith(u':');
}

/// Whether `line` belongs to the line above it that has this indent.
bool isBelow(QStringView line, int indent, bool bareKey)
{
    return indentOf(line) > indent || (bareKey && indentOf(line) == indent && isItem(line));
}

} // namespace

int indentOf(QStringView line)
{
    const auto letter = std::ranges::find_if(line, [](QChar sign) { return sign != u' '; });
    return int(letter - line.begin());
}

bool isBlank(QStringView line)
{
    return line.trimmed().isEmpty();
}

bool isComment(QStringView line)
{
    return line.trimmed().startsWith(u'#');
}

int contentColumn(QStringView line)
{
    int column = indentOf(line);
    while (line.sliced(column).startsWith(u"- ")) {
        ++column;
        column += indentOf(line.sliced(column));
    }
    return column;
}

int indentAfter(QStringView before)
{
    if (isBlank(before))
        return int(before.size());
    if (isComment(before))
        return indentOf(before);
    // What opens a level may have a comment behind it.
    static const QRegularExpression opens(uR"((^|\s|["'\w.}\])-]):(\s+[&!]\S+)*(\s+[|>][-+0-9]*)?(\s+#.*)?\s*$)"_s);
    static const QRegularExpression blockItem(uR"(^\s*-\s+[|>][-+0-9]*(\s+#.*)?\s*$)"_s);
    const int content = contentColumn(before);
    if (opens.matchView(before).hasMatch() || blockItem.matchView(before).hasMatch() || before.trimmed() == u"-")
        return (before.trimmed() == u"-" || blockItem.matchView(before).hasMatch() ? indentOf(before) : content)
            + IndentWidth;
    return content;
}

int lastLineOf(const Lines& lines, int first)
{
    const QString head = lines.at(first);
    if (isBlank(head) || isComment(head))
        return first;
    const int indent = indentOf(head);
    const bool bareKey = isBareKey(head);
    int last = first;
    for (int line = first + 1; line < lines.count; ++line) {
        const QString text = lines.at(line);
        if (isBlank(text))
            continue;
        if (isBelow(text, indent, bareKey))
            last = line;
        else if (!isComment(text))
            break;
    }
    return last;
}

bool hasLinesBelow(const Lines& lines, int first)
{
    const QString head = lines.at(first);
    if (isBlank(head) || isComment(head))
        return false;
    const int indent = indentOf(head);
    const bool bareKey = isBareKey(head);
    for (int line = first + 1; line < lines.count; ++line) {
        const QString text = lines.at(line);
        if (!isBlank(text) && (!isComment(text) || indentOf(text) > indent))
            return isBelow(text, indent, bareKey);
    }
    return false;
}

QStringList commentToggled(const QStringList& lines)
{
    int least = INT_MAX;
    bool allCommented = true;
    for (const QString& line : lines) {
        if (isBlank(line))
            continue;
        least = std::min(least, indentOf(line));
        allCommented = allCommented && isComment(line);
    }
    QStringList toggled;
    for (QString line : lines) {
        if (isBlank(line)) {
            toggled << line;
        } else if (allCommented) {
            const auto sign = line.indexOf(u'#');
            toggled << line.remove(sign, line.sliced(sign).startsWith("# "_L1) ? 2 : 1);
        } else {
            toggled << line.insert(least, "# "_L1);
        }
    }
    return toggled;
}

QStringList shifted(const QStringList& lines, bool in)
{
    QStringList moved;
    for (QString line : lines) {
        const int indent = indentOf(line);
        if (in && isBlank(line))
            moved << line;
        else if (in)
            moved << line.prepend(QString(IndentWidth - indent % IndentWidth, u' '));
        else
            moved << line.sliced(indent == 0 ? 0 : (indent - 1) % IndentWidth + 1);
    }
    return moved;
}

} // namespace signalbox::editing
