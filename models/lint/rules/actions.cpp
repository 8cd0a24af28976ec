// SPDX-FileCopyrightText: 2026 Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "lint/rules/families.h"
#include "lint/used_action.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace signalbox::lint {
namespace {

bool isHexDigit(char letter)
{
    return (letter >= '0' && letter <= '9') || (letter >= 'a' && letter <= 'f');
}

/// 7 to 39 hexadecimal digits, letters and numbers among them: a tag that is a date or a word is none.
bool isShortSha(QByteArrayView ref)
{
    constexpr qsizetype whole = 40;
    return ref.size() >= 7 && ref.size() < whole && std::ranges::all_of(ref, isHexDigit)
        && std::ranges::any_of(
               ref, [](char letter) { return letter >= 'a'; })
        && std::ranges::any_of(ref, [](char letter) { return letter <= '9'; });
}

class Actions {
public:
    explicit Actions(const Subject& subject)
        : m_subject(subject)
        , m_report(subject.report)
    {
    }

    void check(const FileJob& job)
    {
        bool isCheckedOut = false;
        for (const FileStep& step : job.steps) {
            if (!step.uses.isScalar() || step.uses.isNull() || step.uses.text().isEmpty()) {
                // A script may have fetched the repository by itself.
                isCheckedOut = isCheckedOut || step.run.text().contains("git clone")
                    || step.run.text().contains("git checkout") || step.run.text().contains("gh repo clone");
                continue;
            }
            if (hasExpression(step.uses.text()))
                continue; // told of as an expression
            const UsedAction action = UsedAction::read(step.uses.text());
            checkForm(step, action);
            if (action.kind == UsedAction::Kind::Folder && !isCheckedOut)
                m_report.add("local-action"_L1, step.uses,
                             u"No step before this one checks the repository out, so the folder is not there."_s);
            isCheckedOut = isCheckedOut || action.kind == UsedAction::Kind::Repository;
        }
    }

private:
    void checkForm(const FileStep& step, const UsedAction& action)
    {
        const QByteArrayView text = step.uses.text();
        switch (action.kind) {
        case UsedAction::Kind::Nothing:
            m_report.add(
                "action-format"_L1, step.uses,
                text.contains('@')
                    ? u"%1 is no action: it is OWNER/REPOSITORY@REF, ./FOLDER or docker://IMAGE."_s.arg(quoted(text))
                    : u"%1 names no version; write OWNER/REPOSITORY@REF."_s.arg(quoted(text)));
            break;
        case UsedAction::Kind::Image:
            if (action.name.trimmed().isEmpty() || action.name.startsWith(':') || action.name.endsWith(':'))
                m_report.add("docker-format"_L1, step.uses,
                             u"%1 names no image; write docker://IMAGE:TAG."_s.arg(quoted(text)));
            break;
        case UsedAction::Kind::Self:
            if (text.contains('@'))
                m_report.add("action-format"_L1, step.uses,
                             u"An action of this repository is taken at this commit; leave out what follows the @."_s);
            break;
        case UsedAction::Kind::Repository:
            if (isShortSha(action.ref))
                m_report.add(
                    "short-sha"_L1, step.uses,
                    u"%1 is a part of a SHA; GitHub takes all 40 digits, a tag or a branch."_s.arg(quoted(action.ref)));
            else if (action.name.contains(".github/workflows/"))
                m_report.add("action-format"_L1, step.uses,
                             u"A step cannot call a workflow; a job does, with 'uses' in the place of steps."_s);
            break;
        case UsedAction::Kind::Folder:
            break;
        }
    }

    const Subject& m_subject;
    Report& m_report;
};

/// github-script and the like take the line end that a block scalar keeps for a part of the value.
void checkChomp(const Subject& subject, const FileStep& step)
{
    for (const auto [name, value] : step.with.pairs()) {
        // Lists of several lines, which most such inputs are, end well with a line end.
        if (value.isBlockScalar() && value.text().endsWith('\n') && value.text().count('\n') == 1)
            subject.report.add("block-scalar-chomp"_L1,
                               core::TextRange{.start = value.range().start, .end = value.range().start + 1},
                               u"The value of %1 ends with a line end; with '-' behind the sign it does not."_s.arg(
                                   quoted(name.text())));
    }
}

} // namespace

void checkActions(const Subject& subject)
{
    Actions actions(subject);
    for (const FileJob& job : subject.file.jobs) {
        actions.check(job);
        for (const FileStep& step : job.steps)
            checkChomp(subject, step);
    }
}

} // namespace signalbox::lint
