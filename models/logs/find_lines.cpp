// SPDX-FileCopyrightText: 2026 Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "logs/find_lines.h"

#include "logs/log_line.h"

#include <QStringDecoder>

#include <atomic>
#include <cstring>
#include <functional>
#include <thread>

namespace signalbox::logs {

namespace {

constexpr unsigned mostThreads = 4;

void foldCase(char* at, qint64 size)
{
    for (qint64 i = 0; i < size; ++i)
        at[i] = char(at[i] + ((at[i] >= 'A' && at[i] <= 'Z') ? 'a' - 'A' : 0));
}

/// Looks for a text in the bytes of a chunk.
class TextSearch {
public:
    TextSearch(const LineIndex& index, const LogQuery& query)
        : m_index(index)
        , m_needle(query.text().toUtf8())
        , m_anyCase(query.anyCase())
    {
    }

    /// Lines with a match that begins in the chunk.
    std::vector<qint64> run(int number)
    {
        const qint64 begin = number * ChunkScan::bytes;
        const qint64 own = std::min(ChunkScan::bytes, m_index.file().size() - begin);
        m_buffer.resize(size_t(own + m_needle.size()));
        const qint64 got = m_index.file().read(begin, m_buffer.data(), own + m_needle.size() - 1);
        if (m_anyCase)
            foldCase(m_buffer.data(), got);
        const char* const first = m_buffer.data();
        const char* const end = first + got;
        std::vector<qint64> lines;
        qint64 line = m_index.lineAt(begin);
        const char* counted = first; // newlines in front of this are in `line`
        const char* at = first;
        while (const char* match = find(at, end)) {
            if (match - first >= own)
                break;
            const char* lineBegin = beginOfLine(first, match);
            if (match - lineBegin < stampLength && hasStamp(lineBegin, end)) {
                at = lineBegin + stampLength;
                continue;
            }
            line += std::count(counted, match, '\n');
            counted = match;
            lines.push_back(line);
            at = static_cast<const char*>(std::memchr(match, '\n', size_t(end - match)));
            if (!at)
                break;
        }
        return lines;
    }

private:
    const char* find(const char* from, const char* end) const
    {
        return static_cast<const char*>(
            ::memmem(from, size_t(end - from), m_needle.constData(), size_t(m_needle.size())));
    }

    static const char* beginOfLine(const char* first, const char* match)
    {
        const auto* newline = static_cast<const char*>(::memrchr(first, '\n', size_t(match - first)));
        return newline ? newline + 1 : first;
    }

    bool hasStamp(const char* line, const char* end) const
    {
        QByteArray head(line, std::min<qsizetype>(end - line, stampLength));
        return stampOf(m_anyCase ? head.toUpper() : head).has_value();
    }

    const LineIndex& m_index;
    QByteArray m_needle;
    bool m_anyCase;
    std::vector<char> m_buffer;
};

/// Tries an expression on each line that begins in a chunk.
class ExpressionSearch {
public:
    ExpressionSearch(const LineIndex& index, const LogQuery& query, const std::stop_token& stop)
        : m_index(index)
        , m_query(query)
        , m_stop(stop)
    {
    }

    /// Lines with a match that begin in the chunk.
    std::vector<qint64> run(int number)
    {
        const qint64 begin = number * ChunkScan::bytes;
        const qint64 own = std::min(ChunkScan::bytes, m_index.file().size() - begin);
        m_buffer.resize(size_t(own + lineLimit));
        const qint64 got = m_index.file().read(begin, m_buffer.data(), own + lineLimit);
        const QByteArrayView bytes(m_buffer.data(), got);
        qint64 at = firstLine(bytes, number);
        std::vector<qint64> lines;
        if (at < 0 || at >= own)
            return lines;
        for (qint64 line = m_index.lineAt(begin + at); at < own && !m_stop.stop_requested(); ++line) {
            const qsizetype newline = bytes.indexOf('\n', at);
            const qsizetype end = newline < 0 ? bytes.size() : newline;
            if (matches(bytes.sliced(at, std::min<qsizetype>(end - at, lineLimit))))
                lines.push_back(line);
            at = end + 1;
        }
        return lines;
    }

private:
    /// Where the first line that begins in the chunk does; -1 for none.
    qint64 firstLine(QByteArrayView bytes, int number) const
    {
        if (number == 0)
            return bytes.startsWith("\xEF\xBB\xBF") ? 3 : 0;
        char before = 0;
        m_index.file().read(number * ChunkScan::bytes - 1, &before, 1);
        if (before == '\n')
            return 0;
        const qsizetype newline = bytes.indexOf('\n');
        return newline < 0 ? -1 : newline + 1;
    }

    bool matches(QByteArrayView line)
    {
        while (line.endsWith('\r'))
            line.chop(1);
        const auto stamp = stampOf(line);
        const QByteArrayView text = line.sliced(stamp ? stamp->length : 0);
        const bool plain
            = !text.startsWith("##[") && !text.startsWith('[') && !text.contains('\x1b') && !text.contains('\r');
        if (!plain) {
            TextStyle style;
            return m_query.matches(readLogLine(line, line.size(), style).text);
        }
        m_text.resize(m_decoder.requiredSpace(text.size()));
        const QChar* end = m_decoder.appendToBuffer(m_text.data(), text);
        return m_query.matches(QStringView(m_text.constData(), end));
    }

    const LineIndex& m_index;
    LogQuery m_query;
    const std::stop_token& m_stop;
    std::vector<char> m_buffer;
    QStringDecoder m_decoder{QStringDecoder::Utf8, QStringDecoder::Flag::Stateless};
    QString m_text; ///< kept between lines for its memory
};

FoundLines merged(const std::vector<std::vector<qint64>>& parts)
{
    FoundLines found;
    for (const std::vector<qint64>& part : parts) {
        for (const qint64 line : part) {
            if (!found.lines.empty() && found.lines.back() == line)
                continue;
            if (qsizetype(found.lines.size()) == FoundLines::limit) {
                found.truncated = true;
                return found;
            }
            found.lines.push_back(line);
        }
    }
    return found;
}

/// A chunk a time on this thread and on helpers, each with a search of its own.
template <class Search>
FoundLines searchChunks(const LineIndex& index, const std::stop_token& stop, const std::function<Search()>& make)
{
    std::vector<std::vector<qint64>> parts(size_t(index.chunkCount()));
    std::atomic<int> next{0};
    const auto work = [&] {
        Search search = make();
        for (int number = next++; number < index.chunkCount() && !stop.stop_requested(); number = next++)
            parts[size_t(number)] = search.run(number);
    };
    const unsigned processors = std::clamp(std::thread::hardware_concurrency(), 1U, mostThreads);
    std::vector<std::jthread> helpers;
    for (unsigned i = 1; i < std::min(processors, unsigned(index.chunkCount())); ++i)
        helpers.emplace_back(work);
    work();
    helpers.clear();
    return merged(parts);
}

} // namespace

FoundLines findLines(const LineIndex& index, const LogQuery& query, const std::stop_token& stop)
{
    if (query.isEmpty() || !query.mistake().isEmpty())
        return {};
    if (query.kind() == LogQuery::Kind::Plain)
        return searchChunks<TextSearch>(index, stop, [&] { return TextSearch(index, query); });
    return searchChunks<ExpressionSearch>(index, stop, [&] { return ExpressionSearch(index, query, stop); });
}

} // namespace signalbox::logs
