// SPDX-FileCopyrightText: 2026 Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "monitor/known.h"
#include "monitor/transitions.h"

#include <QTest>
#include <QTimeZone>

using namespace signalbox;
using namespace Qt::StringLiterals;
using monitor::Transition;
using Kind = Transition::Kind;

namespace {

const core::AccountId account = u"mara@github.com"_s;

core::Run runOf(int number, const QString& branch, const QString& status, const QString& conclusion = {})
{
    return {.id = {18'400'000'000 + number},
            .repository = {640'000'001},
            .workflow = {98'000'001},
            .number = number,
            .event = u"push"_s,
            .state = core::State::fromWords(status, conclusion),
            .branch = branch};
}

} // namespace

/// A program that stays open forgets branches that nobody works on any more; that must tell nobody anything.
class MonitorForgottenBranches : public QObject {
    Q_OBJECT

    core::ManualClock m_clock{QDateTime(QDate(2026, 10, 5), QTime(8, 0), QTimeZone::UTC)};
    std::unique_ptr<monitor::Transitions> m_transitions;
    std::vector<Transition> m_told;

    void tell(const core::Run& after, const std::optional<core::Run>& before = {})
    {
        m_transitions->apply(
            {.account = account, .changes = {core::Changed<core::Run>{.before = before, .after = after}}});
    }
    /// More branches than are remembered.
    void workOnOthers()
    {
        for (int i = 0; i < 200; ++i)
            tell(runOf(1'000 + i, u"topic-%1"_s.arg(i), u"completed"_s, u"success"_s));
        m_told.clear();
    }

private Q_SLOTS:
    void init()
    {
        m_transitions = std::make_unique<monitor::Transitions>(m_clock);
        m_told.clear();
        connect(m_transitions.get(), &monitor::Transitions::happened, this,
                [this](const Transition& transition) { m_told.push_back(transition); });
        m_transitions->apply(
            {.account = account,
             .changes = {core::Changed<core::Repository>{.after = {.id = {640'000'001}, .defaultBranch = u"main"_s}}}});
    }

    void anotherNameOfARunOfAForgottenBranchIsNoNews()
    {
        const core::Run failed = runOf(1, u"old"_s, u"completed"_s, u"failure"_s);
        tell(failed);
        QCOMPARE(m_told.size(), 2U); // finished, broken
        workOnOthers();
        core::Run renamed = failed;
        renamed.repositoryName = {.owner = u"mara"_s, .name = u"another"_s};
        tell(renamed, failed);
        QVERIFY(m_told.empty());
    }

    void aForgottenBranchBeginsAnew()
    {
        tell(runOf(1, u"old"_s, u"completed"_s, u"failure"_s));
        workOnOthers();
        tell(runOf(2, u"old"_s, u"completed"_s, u"failure"_s));
        QCOMPARE(m_told.size(), 2U);
        QVERIFY(m_told[0].kind == Kind::Finished);
        QVERIFY(m_told[1].kind == Kind::Broken);
    }

    void theDefaultBranchIsRemembered()
    {
        tell(runOf(1, u"main"_s, u"completed"_s, u"failure"_s));
        workOnOthers();
        tell(runOf(2, u"main"_s, u"completed"_s, u"success"_s));
        QCOMPARE(m_told.size(), 2U);
        QVERIFY(m_told[1].kind == Kind::Fixed);
    }

    void whatRunsIsRememberedHoweverMuchGoesOnBesideIt()
    {
        const core::Run running = runOf(1, u"old"_s, u"in_progress"_s);
        tell(running);
        workOnOthers();
        tell(running, running); // another look
        QVERIFY(m_told.empty());
        tell(runOf(1, u"old"_s, u"completed"_s, u"success"_s), running);
        QCOMPARE(m_told.size(), 1U);
        QVERIFY(m_told[0].kind == Kind::Finished);
    }

    void rowsOfOneAnswerShareTheirTextsWithThoseOfAnother()
    {
        monitor::Known known;
        const auto first = known.takeRuns({runOf(1, QString(u"topic"), u"queued"_s)});
        const auto second = known.takeRuns({runOf(2, QString(u"topic"), u"queued"_s)});
        const auto branchIn = [](const monitor::Known::Changes& changes) {
            return std::get<core::Changed<core::Run>>(changes.at(0)).after.branch;
        };
        QVERIFY(branchIn(first).constData() == branchIn(second).constData());
    }
};

QTEST_GUILESS_MAIN(MonitorForgottenBranches)
#include "monitor_forgotten_branches.moc"
