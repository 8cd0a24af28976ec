// SPDX-FileCopyrightText: 2026 Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "editor/diagnostic_marks.h"

#include <QTextDocument>

#include <algorithm>
#include <span>
#include <utility>

namespace signalbox::views {
namespace {

using Mark = DiagnosticMarks::Mark;

bool overlap(const lint::Edit& a, const lint::Edit& b)
{
    if (a.range.isEmpty() && b.range.isEmpty())
        return a.range.start == b.range.start; // whose text comes first nobody has said
    return a.range.start < b.range.end && b.range.start < a.range.end;
}

bool looksLike(const Mark& a, const Mark& b)
{
    return a.diagnostic.severity == b.diagnostic.severity && a.place.selectionStart() == b.place.selectionStart()
        && a.place.selectionEnd() == b.place.selectionEnd();
}

/// A key changes few of many, so what both begin and end with is left out and the rest taken for different.
std::vector<editing::Span> differences(std::span<const Mark> before, std::span<const Mark> after)
{
    while (!before.empty() && !after.empty() && looksLike(before.front(), after.front())) {
        before = before.subspan(1);
        after = after.subspan(1);
    }
    while (!before.empty() && !after.empty() && looksLike(before.back(), after.back())) {
        before = before.first(before.size() - 1);
        after = after.first(after.size() - 1);
    }
    std::vector<editing::Span> spans;
    spans.reserve(before.size() + after.size());
    for (const auto marks : {before, after}) {
        for (const Mark& mark : marks)
            spans.push_back({.start = mark.place.selectionStart(), .end = mark.place.selectionEnd()});
    }
    return spans;
}

} // namespace

std::vector<editing::Span> DiagnosticMarks::set(QTextDocument& document, const editing::OffsetMap& map,
                                                std::vector<lint::Diagnostic> diagnostics)
{
    const std::vector<Mark> before = std::exchange(m_marks, {});
    m_marks.reserve(diagnostics.size());
    for (lint::Diagnostic& diagnostic : diagnostics) {
        const editing::Span span = map.span(diagnostic.range);
        QTextCursor place(&document);
        place.setPosition(span.start);
        place.setPosition(std::max(span.start, span.end), QTextCursor::KeepAnchor);
        m_marks.push_back({.diagnostic = std::move(diagnostic), .place = place});
    }
    std::ranges::stable_sort(m_marks, {}, [](const Mark& mark) {
        return std::tuple(mark.place.selectionStart(), mark.diagnostic.severity);
    });
    return differences(before, m_marks);
}

std::vector<const Mark*> DiagnosticMarks::at(int position) const
{
    std::vector<const Mark*> found = within({.start = position, .end = position});
    std::ranges::stable_sort(found, {}, [](const Mark* mark) {
        return std::tuple(mark->diagnostic.severity, mark->place.selectionEnd() - mark->place.selectionStart());
    });
    return found;
}

std::vector<const Mark*> DiagnosticMarks::within(editing::Span span) const
{
    std::vector<const Mark*> found;
    for (const Mark& mark : m_marks) {
        if (mark.place.selectionStart() > span.end)
            break;
        if (mark.place.selectionEnd() >= span.start)
            found.push_back(&mark);
    }
    return found;
}

const Mark* DiagnosticMarks::next(int position) const
{
    for (const Mark& mark : m_marks) {
        if (mark.place.selectionStart() > position)
            return &mark;
    }
    return m_marks.empty() ? nullptr : &m_marks.front();
}

const Mark* DiagnosticMarks::previous(int position) const
{
    for (auto mark = m_marks.rbegin(); mark != m_marks.rend(); ++mark) {
        if (mark->place.selectionStart() < position)
            return &*mark;
    }
    return m_marks.empty() ? nullptr : &m_marks.back();
}

bool DiagnosticMarks::hasSafeFix() const
{
    return std::ranges::any_of(
        m_marks, [](const Mark& mark) { return std::ranges::any_of(mark.diagnostic.fixes, &lint::Fix::safe); });
}

std::vector<lint::Edit> safeEdits(const std::vector<Mark>& marks)
{
    std::vector<lint::Edit> all;
    for (const Mark& mark : marks) {
        const auto fix = std::ranges::find_if(mark.diagnostic.fixes, &lint::Fix::safe);
        if (fix == mark.diagnostic.fixes.end())
            continue;
        const auto inTheWay = [&](const lint::Edit& edit) {
            return std::ranges::any_of(all, [&](const lint::Edit& other) { return overlap(edit, other); });
        };
        if (std::ranges::none_of(fix->edits, inTheWay))
            all.insert(all.end(), fix->edits.begin(), fix->edits.end());
    }
    return all;
}

} // namespace signalbox::views
