// SPDX-FileCopyrightText: 2026 Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "yaml/place.h"

#include <algorithm>
#include <array>

using namespace Qt::StringLiterals;

namespace signalbox::yaml {
namespace {

bool isDigit(char letter)
{
    return letter >= '0' && letter <= '9';
}

bool isHexDigit(char letter)
{
    return isDigit(letter) || (letter >= 'a' && letter <= 'f') || (letter >= 'A' && letter <= 'F');
}

bool isOctalDigit(char letter)
{
    return letter >= '0' && letter <= '7';
}

QByteArrayView withoutSign(QByteArrayView text)
{
    return text.startsWith('-') || text.startsWith('+') ? text.sliced(1) : text;
}

bool allOf(QByteArrayView text, bool (*fits)(char))
{
    return !text.isEmpty() && std::ranges::all_of(text, fits);
}

/// What JSON and C call a floating number: digits with one point, an exponent behind.
bool isDecimal(QByteArrayView text)
{
    const qsizetype exponent
        = std::ranges::find_if(text, [](char letter) { return letter == 'e' || letter == 'E'; }) - text.begin();
    if (exponent < text.size() && !allOf(withoutSign(text.sliced(exponent + 1)), isDigit))
        return false;
    const QByteArrayView digits = text.first(exponent);
    const auto points = std::ranges::count(digits, '.');
    return points <= 1 && digits.size() > points
        && std::ranges::all_of(digits, [](char letter) { return letter == '.' || isDigit(letter); });
}

/// Bytes that an escape of double quotes takes in the file: \n is two, \u00e9 six.
int escapeLength(char letter)
{
    return letter == 'x' ? 4 : letter == 'u' ? 6 : letter == 'U' ? 10 : 2;
}

} // namespace

Place Tree::root() const
{
    return m_nodes.empty() ? Place() : Place(*this, 0);
}

bool Place::isNull() const
{
    static constexpr std::array words{""_L1, "~"_L1, "null"_L1, "Null"_L1, "NULL"_L1};
    return isPlain() && std::ranges::find(words, QLatin1StringView(node().text)) != words.end();
}

bool Place::isBlockScalar() const
{
    return isScalar() && (node().style == Tree::Style::Literal || node().style == Tree::Style::Folded);
}

bool Place::isBoolean() const
{
    static constexpr std::array words{"true"_L1, "false"_L1, "True"_L1, "False"_L1, "TRUE"_L1, "FALSE"_L1};
    return isPlain() && std::ranges::find(words, QLatin1StringView(node().text)) != words.end();
}

bool Place::isInteger() const
{
    if (!isPlain())
        return false;
    const QByteArrayView text = node().text;
    if (text.startsWith("0x"))
        return allOf(text.sliced(2), isHexDigit);
    if (text.startsWith("0o"))
        return allOf(text.sliced(2), isOctalDigit);
    return allOf(withoutSign(text), isDigit);
}

bool Place::isNumber() const
{
    static constexpr std::array words{".inf"_L1, ".Inf"_L1, ".INF"_L1};
    static constexpr std::array none{".nan"_L1, ".NaN"_L1, ".NAN"_L1};
    if (!isPlain())
        return false;
    const QByteArrayView digits = withoutSign(node().text);
    return isInteger() || isDecimal(digits) || std::ranges::find(words, QLatin1StringView(digits)) != words.end()
        || std::ranges::find(none, QLatin1StringView(node().text)) != none.end();
}

int Place::line() const
{
    return m_tree ? node().line : 0;
}

core::TextRange Place::range() const
{
    return m_tree ? node().range : core::TextRange();
}

int Place::offsetOf(int inText) const
{
    const core::TextRange written = range();
    if (!isScalar() || node().isAlias)
        return written.start;
    const QByteArrayView meant = node().text;
    const QByteArrayView file(m_tree->m_bytes);
    if (meant.data() >= file.data() && meant.data() <= file.data() + file.size())
        return static_cast<int>(meant.data() - file.data()) + inText;
    // The text was put together: go along both, and over what stands in the file alone.
    int at = written.start;
    if (isBlockScalar()) {
        const auto lineEnd = file.indexOf('\n', at);
        at = lineEnd < 0 ? written.end : static_cast<int>(lineEnd) + 1;
    } else if (!isPlain()) {
        ++at;
    }
    for (int i = 0; at < written.end; ++i) {
        if (isDoubleQuoted() && file[at] == '\\' && at + 1 < written.end && file[at + 1] != '\n') {
            if (i >= inText)
                return at;
            const int escape = escapeLength(file[at + 1]);
            at += escape;
            // A letter beyond ASCII is several bytes of text and one escape.
            while (escape > 2 && i + 1 < meant.size() && (static_cast<unsigned char>(meant[i + 1]) & 0xC0U) == 0x80U)
                ++i;
            continue;
        }
        while (at < written.end && i < meant.size() && file[at] != meant[i])
            ++at;
        if (i >= inText)
            return std::min(at, written.end);
        at += !isPlain() && !isBlockScalar() && !isDoubleQuoted() && file[at] == '\'' ? 2 : 1;
    }
    return written.end;
}

core::TextRange Place::rangeOf(core::TextRange inText) const
{
    const int start = offsetOf(inText.start);
    if (inText.isEmpty() || (isScalar() && node().isAlias))
        return {.start = start, .end = std::max(start, isAlias() ? range().end : start)};
    return {.start = start, .end = std::max(start, offsetOf(inText.end - 1) + 1)};
}

QString Place::string() const
{
    return isScalar() && !isNull() ? QString::fromUtf8(node().text).trimmed() : QString();
}

QStringList Place::strings() const
{
    QStringList found;
    if (const QString one = string(); !one.isEmpty())
        found << one;
    for (const Place item : items()) {
        if (const QString one = item.string(); !one.isEmpty())
            found << one;
    }
    return found;
}

int Place::size() const
{
    if (!m_tree)
        return 0;
    return isMapping() ? node().children / 2 : node().children;
}

Items Place::items() const
{
    return {m_tree, isSequence() ? node().first : -1};
}

Pairs Place::pairs() const
{
    return {m_tree, isMapping() && node().children > 1 ? node().first : -1};
}

Place Place::item(int index) const
{
    for (const Place item : items()) {
        if (index-- == 0)
            return item;
    }
    return {};
}

Place Place::operator[](QByteArrayView key) const
{
    for (const auto [name, value] : pairs()) {
        if (name.isScalar() && name.text() == key)
            return value;
    }
    return {};
}

Place Place::key(QByteArrayView key) const
{
    for (const auto [name, value] : pairs()) {
        if (name.isScalar() && name.text() == key)
            return name;
    }
    return {};
}

} // namespace signalbox::yaml
