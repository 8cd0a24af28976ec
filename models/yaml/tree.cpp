// SPDX-FileCopyrightText: 2026 Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "yaml/tree.h"

#include "core/text_lines.h"
#include "yaml/builder.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace signalbox::yaml {
namespace {

/// Lines that are left out before the rest is given up: a text that is being typed has one or two of them.
constexpr int mostGaps = 6;

/// The parser ends without a word at bytes that are no UTF-8.
std::optional<Builder::Mistake> noText(const QByteArray& text)
{
    const core::TextLines lines(text);
    for (int line = 1; line <= lines.count(); ++line) {
        const core::TextRange range = lines.lineRange(line);
        if (!QByteArrayView(text).sliced(range.start, range.length()).isValidUtf8()) {
            return Builder::Mistake{
                .problem
                = {.range = range, .line = line, .what = u"This line is not text in UTF-8, which GitHub reads."_s},
                .lineToLeaveOut = line};
        }
    }
    return {};
}

} // namespace

core::Result<Tree> Tree::read(const QByteArray& text)
{
    if (text.size() > mostBytes) {
        return std::unexpected(core::Error{.kind = core::ErrorKind::Malformed,
                                           .what = u"The workflow file is larger than GitHub reads."_s,
                                           .advice = u"Make it smaller than 500 kB."_s});
    }
    Tree tree;
    tree.m_bytes = text;
    auto mistake = text.isValidUtf8() ? Builder(tree, text).build() : noText(text);
    if (!mistake)
        return tree;
    // The first is told of; those behind it may be its consequences.
    const Problem first = mistake->problem;
    const core::TextLines lines(text);
    QByteArray parsed = text;
    std::vector<core::TextRange> gaps;
    while (mistake && gaps.size() < mostGaps) {
        const core::TextRange line = lines.lineRange(mistake->lineToLeaveOut);
        if (line.isEmpty() || std::ranges::contains(gaps, line))
            break;
        std::fill_n(parsed.begin() + line.start, line.length(), ' ');
        gaps.push_back(line);
        tree = {};
        tree.m_bytes = text;
        mistake = parsed.isValidUtf8() ? Builder(tree, parsed).build() : noText(parsed);
    }
    if (mistake) // what stands behind it was not read
        gaps.push_back({.start = mistake->problem.range.start, .end = static_cast<int>(text.size()) + 1});
    tree.m_gaps = std::move(gaps);
    tree.m_problems.insert(tree.m_problems.begin(), first);
    return tree;
}

bool Tree::hasGap(core::TextRange range) const
{
    // A line right before or behind what was read may have belonged to it.
    const QByteArrayView bytes(m_bytes);
    const auto areNeighbours
        = [bytes](int end, int start) { return start <= end || bytes.sliced(end, start - end).trimmed().isEmpty(); };
    return std::ranges::any_of(m_gaps, [&](core::TextRange gap) {
        const int end = std::min(gap.end, static_cast<int>(bytes.size()));
        return areNeighbours(end, range.start) && areNeighbours(range.end, gap.start);
    });
}

} // namespace signalbox::yaml
