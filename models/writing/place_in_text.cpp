// SPDX-FileCopyrightText: 2026 Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "writing/place_in_text.h"

#include "core/text_lines.h"

#include <algorithm>

namespace signalbox::writing {
namespace {

/// A line of block YAML by its parts.
struct Line {
    int start = 0; ///< of the line, in the text
    QByteArrayView text;
    int dash = -1; ///< column of the first "- "
    int content = 0; ///< column of what stands behind blanks and dashes
    QByteArrayView key; ///< of "key:", without quotes
    int value = -1; ///< column behind the colon and its blanks

    bool isEmpty() const { return content >= text.size() || text[content] == '#'; }
    bool beginsBlock() const
    {
        const QByteArrayView rest = value < 0 || value >= text.size() ? QByteArrayView() : text.sliced(value).trimmed();
        return rest.startsWith('|') || rest.startsWith('>');
    }
    bool hasValue() const { return value >= 0 && value < text.size() && !text.sliced(value).trimmed().isEmpty(); }
};

/// The colon that ends a key: one with a blank or nothing behind it, outside of quotes and expressions.
int colonOf(QByteArrayView text, int from)
{
    char quote = 0;
    for (int at = from; at < text.size(); ++at) {
        const char letter = text[at];
        if (quote != 0) {
            quote = letter == quote ? char(0) : quote;
        } else if ((letter == '\'' || letter == '"') && at == from) {
            quote = letter;
        } else if (letter == '{' || letter == '[' || (letter == '#' && at > from && text[at - 1] == ' ')) {
            return -1;
        } else if (letter == ':' && (at + 1 == text.size() || text[at + 1] == ' ')) {
            return at;
        }
    }
    return -1;
}

/// The # that begins a comment: one behind a blank or nothing, outside of quotes; -1: none.
int commentOf(QByteArrayView text)
{
    char quote = 0;
    for (int at = 0; at < text.size(); ++at) {
        const char letter = text[at];
        const bool isBehindBlank = at == 0 || text[at - 1] == ' ';
        if (quote != 0)
            quote = letter == quote ? char(0) : quote;
        else if ((letter == '\'' || letter == '"') && (isBehindBlank || text[at - 1] == '['))
            quote = letter;
        else if (letter == '#' && isBehindBlank)
            return at;
    }
    return -1;
}

Line read(QByteArrayView text, int start)
{
    Line line{.start = start, .text = text};
    int at = 0;
    const auto skipBlanks = [&] {
        while (at < text.size() && text[at] == ' ')
            ++at;
    };
    skipBlanks();
    while (at < text.size() && text[at] == '-' && (at + 1 == text.size() || text[at + 1] == ' ')) {
        line.dash = line.dash < 0 ? at : line.dash;
        ++at;
        skipBlanks();
    }
    line.content = at;
    const int colon = colonOf(text, at);
    if (colon < 0)
        return line;
    line.key = text.sliced(at, colon - at);
    if (line.key.size() > 1 && (line.key.front() == '"' || line.key.front() == '\''))
        line.key = line.key.sliced(1).chopped(1);
    at = colon + 1;
    skipBlanks();
    line.value = at;
    return line;
}

class Finder {
public:
    Finder(QByteArrayView text, int offset)
        : m_text(text)
        , m_lines(text)
        , m_offset(std::clamp(offset, 0, static_cast<int>(text.size())))
    {
    }

    PlaceInText find()
    {
        m_place.line = m_lines.lineAt(m_offset);
        const Line line = lineAt(m_place.line);
        const int column = m_offset - line.start;
        if (inBlock(line))
            return m_place;
        if (const int hash = commentOf(line.text); hash >= 0 && hash < column)
            return m_place;
        if (line.value >= 0 && column >= line.value) {
            m_place.kind = PlaceInText::Kind::Value;
            climb(line, m_place.line, line.content);
            m_place.path << line.key.toByteArray();
            m_place.indent = line.content;
            takeWord(line, line.value, column);
            return m_place;
        }
        m_place.kind = PlaceInText::Kind::Key;
        m_place.indent = std::min(line.content, std::max(column, line.dash + 1));
        climb(line, m_place.line, m_place.indent);
        // A word alone behind a dash is an item as well as the beginning of a key.
        const int end
            = line.value < 0 ? static_cast<int>(line.text.size()) : line.content + static_cast<int>(line.key.size());
        m_place.word
            = {.start = line.start + std::min(m_place.indent, column), .end = line.start + std::max(end, column)};
        m_place.typed = line.text.sliced(std::min(m_place.indent, column), column - std::min(m_place.indent, column))
                            .toByteArray();
        takeSiblings(line.dash >= 0);
        return m_place;
    }

private:
    Line lineAt(int number) const
    {
        const core::TextRange range = m_lines.lineRange(number);
        return read(m_text.sliced(range.start, range.length()), range.start);
    }

    /// Lines of a block scalar are deeper than the key that begins it.
    bool inBlock(const Line& line)
    {
        int level = line.isEmpty() ? m_offset - line.start : line.text.size() == 0 ? 0 : firstLetter(line);
        for (int number = m_place.line - 1; number > 0; --number) {
            const Line above = lineAt(number);
            if (above.text.trimmed().isEmpty() || firstLetter(above) >= level)
                continue;
            if (!above.beginsBlock() || above.content >= level) {
                level = firstLetter(above);
                if (level == 0)
                    return false;
                continue;
            }
            m_place.kind = PlaceInText::Kind::Value;
            m_place.isBlock = true;
            climb(above, number, above.content);
            m_place.path << above.key.toByteArray();
            m_place.indent = above.content;
            takeWord(line, 0, m_offset - line.start);
            return true;
        }
        return false;
    }

    static int firstLetter(const Line& line)
    {
        int at = 0;
        while (at < line.text.size() && line.text[at] == ' ')
            ++at;
        return at;
    }

    /// Puts what is around the line into the path, from inside out.
    void climb(const Line& line, int number, int level)
    {
        QByteArrayList inward;
        if (line.dash >= 0 && line.dash < level) {
            inward << "[]";
            level = line.dash;
        }
        bool isItem = line.dash >= 0;
        for (int above = number - 1; above > 0 && (level > 0 || isItem); --above) {
            const Line other = lineAt(above);
            if (other.isEmpty())
                continue;
            // A list may stand as far left as the key that holds it.
            const bool isParent = other.value >= 0 && !other.hasValue()
                && (other.content < level || (isItem && other.content == level && other.dash < 0));
            const bool isSameMapping = !isItem && other.dash >= 0 && other.content == level;
            if (isParent) {
                inward << other.key.toByteArray();
                level = other.content;
                isItem = false;
            }
            if ((isParent || isSameMapping) && other.dash >= 0) {
                inward << "[]";
                level = other.dash;
                isItem = true;
            }
        }
        std::ranges::reverse(inward);
        m_place.path = inward;
    }

    void takeWord(const Line& line, int from, int column)
    {
        const QByteArrayView before = line.text.first(column);
        int start = std::max(from, static_cast<int>(std::max(before.lastIndexOf(' '), before.lastIndexOf('[')) + 1));
        start = std::max(start, static_cast<int>(before.lastIndexOf(',')) + 1);
        int end = column;
        while (end < line.text.size() && !QByteArrayView(" ,]#").contains(line.text[end]))
            ++end;
        start = std::min(start, column);
        m_place.word = {.start = line.start + start, .end = line.start + end};
        m_place.typed = line.text.sliced(start, column - start).toByteArray();
    }

    void takeSiblings(bool beginsItem)
    {
        const auto look = [this](int number, bool& ended) {
            const Line other = lineAt(number);
            if (other.isEmpty())
                return false;
            if (other.content == m_place.indent && other.value >= 0)
                m_place.siblings << other.key.toByteArray();
            ended = firstLetter(other) < m_place.indent;
            return other.dash >= 0 && other.content == m_place.indent;
        };
        bool ended = beginsItem;
        for (int number = m_place.line - 1; number > 0 && !ended; --number) {
            if (look(number, ended))
                break;
        }
        ended = false;
        for (int number = m_place.line + 1; number <= m_lines.count(); ++number) {
            const Line other = lineAt(number);
            if (!other.isEmpty() && (firstLetter(other) < m_place.indent || other.dash >= 0))
                break;
            look(number, ended);
        }
    }

    QByteArrayView m_text;
    core::TextLines m_lines;
    int m_offset;
    PlaceInText m_place;
};

} // namespace

PlaceInText PlaceInText::find(QByteArrayView text, int offset)
{
    return Finder(text, offset).find();
}

} // namespace signalbox::writing
