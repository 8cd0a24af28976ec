// SPDX-FileCopyrightText: 2026 Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "writing/expression_help.h"

#include "core/text_lines.h"
#include "expressions/editing.h"
#include "lint/file_types.h"
#include "writing/file_kind.h"

using namespace Qt::StringLiterals;

namespace signalbox::writing {
namespace {

editing::Completion::Kind kindOf(expressions::Offer::Kind kind)
{
    return kind == expressions::Offer::Kind::Function ? editing::Completion::Kind::Function
                                                      : editing::Completion::Kind::Expression;
}

/// The job and the step that a line belongs to; -1 for none.
void locate(lint::ExpressionSite& site, const lint::WorkflowFile& file, const PlaceInText& place)
{
    if (file.isAction) {
        site.job = 0;
        if (place.path.size() < 2 || place.path[1] != "steps")
            return;
    } else {
        if (place.path.size() < 2 || place.path[0] != "jobs")
            return;
        site.job = file.jobIndex(place.path[1]);
        if (site.job < 0 || place.path.size() < 3 || place.path[2] != "steps")
            return;
    }
    const auto& steps = file.jobs[static_cast<size_t>(site.job)].steps;
    for (size_t i = 0; i < steps.size(); ++i) {
        if (steps[i].place.line() <= place.line)
            site.step = static_cast<int>(i);
    }
}

} // namespace

ExpressionHelp::ExpressionHelp(const lint::Checker& checker, const QByteArray& text, const PlaceInText& place,
                               const QByteArray& availability, bool isCondition)
    : m_checker(checker)
    , m_text(text)
    , m_place(place)
    , m_availability(availability)
    , m_isCondition(isCondition)
{
}

/// Expressions seldom go over a line's end, and what is being typed is on this one.
ExpressionHelp::Piece ExpressionHelp::pieceAt(int offset) const
{
    const core::TextLines lines(m_text);
    const core::TextRange line = lines.lineRange(lines.lineAt(offset));
    int start = line.start;
    if (m_isCondition) {
        const auto colon = QByteArrayView(m_text).sliced(line.start, line.length()).indexOf("if:");
        start = colon < 0 ? line.start : line.start + static_cast<int>(colon) + 3;
    }
    return {.text = m_text.sliced(start, line.end - start), .start = start};
}

template <class Use>
auto ExpressionHelp::withScope(int offset, Use use) const
{
    const expressions::Place* place = m_checker.language().place(m_availability);
    const auto tree = yaml::Tree::read(m_text);
    const Piece piece = pieceAt(offset);
    using Result = decltype(use(piece, std::declval<expressions::Scope&>(), expressions::Wanted::Text));
    if (!place || !tree)
        return Result();
    const lint::WorkflowFile file = partsOf(*tree, m_text);
    const lint::Repository unknown;
    const lint::References references(m_checker.actions(), m_checker.learned(), unknown);
    lint::FileTypes types(m_checker.language(), references, file);
    lint::ExpressionSite site{.place = tree->root()};
    locate(site, file, m_place);
    return use(piece, types.scopeFor(site, *place),
               m_isCondition ? expressions::Wanted::Condition : expressions::Wanted::Text);
}

std::vector<editing::Completion> ExpressionHelp::completions(int offset) const
{
    return withScope(offset, [&](const Piece& piece, expressions::Scope& scope, expressions::Wanted wanted) {
        std::vector<editing::Completion> all;
        const auto completion = expressions::completionAt(piece.text, offset - piece.start, scope, wanted);
        if (!completion)
            return all;
        for (const expressions::Offer& offer : completion->offers) {
            const QString help = offer.help.isEmpty() ? offer.words : u"%1\n%2"_s.arg(offer.words, offer.help);
            all.push_back({.label = QString::fromUtf8(offer.name),
                           .kind = kindOf(offer.kind),
                           .help = help,
                           .insertText = QString::fromUtf8(offer.text),
                           .replaced = completion->replaced.moved(piece.start)});
        }
        return all;
    });
}

editing::PlaceHelp ExpressionHelp::helpAt(int offset) const
{
    return withScope(offset, [&](const Piece& piece, expressions::Scope& scope, expressions::Wanted wanted) {
        const auto hover = expressions::hoverAt(piece.text, offset - piece.start, scope, wanted);
        if (!hover)
            return editing::PlaceHelp();
        return editing::PlaceHelp{.range = hover->range.moved(piece.start),
                                  .text
                                  = hover->help.isEmpty() ? hover->title : u"%1\n%2"_s.arg(hover->title, hover->help)};
    });
}

} // namespace signalbox::writing
