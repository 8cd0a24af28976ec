// SPDX-FileCopyrightText: 2026 Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "logs/ansi_text.h"

#include "logs/sgr.h"

#include <QStringDecoder>

namespace signalbox::logs {

namespace {

constexpr char escape = '\x1b';

bool turnsDirection(QChar c)
{
    const char16_t code = c.unicode();
    return (code >= 0x202a && code <= 0x202e) || (code >= 0x2066 && code <= 0x2069) || code == 0x200e || code == 0x200f
        || code == 0x061c;
}

class Decoder {
public:
    Decoder(QByteArrayView bytes, TextStyle& style)
        : m_bytes(bytes)
        , m_style(style)
    {
    }

    AnsiText run()
    {
        qsizetype plain = 0;
        qsizetype at = 0;
        while (at < m_bytes.size()) {
            if (m_bytes[at] != escape) {
                ++at;
                continue;
            }
            append(m_bytes.sliced(plain, at - plain));
            at = sequence(at + 1);
            plain = at;
        }
        append(m_bytes.sliced(plain));
        return std::move(m_result);
    }

private:
    /// Obeys or drops the sequence behind the escape character; returns where text goes on.
    qsizetype sequence(qsizetype at)
    {
        if (at >= m_bytes.size())
            return at;
        switch (m_bytes[at]) {
        case '[':
            return controlSequence(at + 1);
        case ']': // an operating system command, such as a link
        case 'P':
        case 'X':
        case '^':
        case '_':
            return behindString(at + 1);
        default:
            while (at < m_bytes.size() && m_bytes[at] >= 0x20 && m_bytes[at] <= 0x2f)
                ++at;
            return std::min(at + 1, m_bytes.size());
        }
    }

    qsizetype controlSequence(qsizetype at)
    {
        const qsizetype parameters = at;
        while (at < m_bytes.size() && m_bytes[at] >= 0x20 && m_bytes[at] <= 0x3f)
            ++at;
        if (at == m_bytes.size())
            return at;
        if (m_bytes[at] < 0x40
            || m_bytes[at] > 0x7e) // not a sequence after all: what was read is lost, the byte is not
            return at;
        if (m_bytes[at] == 'm')
            applySgr(m_bytes.sliced(parameters, at - parameters), m_style);
        return at + 1;
    }

    /// Behind the BEL or ESC \ that ends a string.
    qsizetype behindString(qsizetype at) const
    {
        for (; at < m_bytes.size(); ++at) {
            if (m_bytes[at] == '\a')
                return at + 1;
            if (m_bytes[at] == escape)
                return at + 1 < m_bytes.size() && m_bytes[at + 1] == '\\' ? at + 2 : at;
        }
        return at;
    }

    void append(QByteArrayView plain)
    {
        if (plain.isEmpty())
            return;
        const QString decoded = m_decoder.decode(plain);
        const qsizetype start = m_result.text.size();
        for (const QChar c : decoded) {
            if (c.category() == QChar::Other_Control && c != u'\t')
                continue;
            m_result.text.append(turnsDirection(c) ? QChar(QChar::ReplacementCharacter) : c);
        }
        const qsizetype length = m_result.text.size() - start;
        if (length == 0 || m_style == TextStyle{})
            return;
        std::vector<StyledSpan>& spans = m_result.spans;
        if (!spans.empty() && spans.back().start + spans.back().length == start && spans.back().style == m_style)
            spans.back().length += length;
        else
            spans.push_back({start, length, m_style});
    }

    QByteArrayView m_bytes;
    TextStyle& m_style;
    QStringDecoder m_decoder{QStringDecoder::Utf8, QStringDecoder::Flag::Stateless};
    AnsiText m_result;
};

} // namespace

AnsiText decodeAnsi(QByteArrayView bytes, TextStyle& style)
{
    return Decoder(bytes, style).run();
}

} // namespace signalbox::logs
