// SPDX-FileCopyrightText: 2026 Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "lists/folder_model.h"

#include "core/outcome.h"

#include <QAbstractItemModelTester>
#include <QRandomGenerator>
#include <QSignalSpy>
#include <QTest>

using namespace signalbox;
using namespace signalbox::lists;
using namespace Qt::StringLiterals;
using editing::FolderContents;
using editing::FolderFile;
using editing::PlacedProblem;
using lint::Severity;

namespace {

PlacedProblem problem(Severity severity, const QString& message, int line)
{
    return {.severity = severity, .rule = u"a-rule"_s, .message = message, .line = line, .column = 1};
}

FolderContents contents(std::vector<FolderFile> files)
{
    return {.isThere = true, .files = std::move(files), .settings = {}, .watched = {}};
}

FolderFile file(const QString& path, std::vector<PlacedProblem> problems = {})
{
    return {.path = path, .digest = "d", .problems = std::move(problems), .obstacle = {}};
}

/// As a reader sees it: files, and problems further in.
QStringList seen(const FolderModel& model)
{
    QStringList all;
    for (int row = 0; row < model.rowCount(); ++row) {
        const QModelIndex file = model.index(row, 0);
        all << file.data().toString() + u" | "_s + file.siblingAtColumn(FolderModel::StateColumn).data().toString();
        for (int child = 0; child < model.rowCount(file); ++child) {
            const QModelIndex problem = model.index(child, 0, file);
            all << u"  "_s + problem.data().toString() + u" | "_s
                    + problem.siblingAtColumn(FolderModel::StateColumn).data().toString();
        }
    }
    return all;
}

} // namespace

class FolderModelTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        m_model = std::make_unique<FolderModel>();
        m_tester = std::make_unique<QAbstractItemModelTester>(m_model.get(),
                                                              QAbstractItemModelTester::FailureReportingMode::QtTest);
    }

    void cleanup()
    {
        m_tester.reset();
        m_model.reset();
    }

    void aFileSaysItsWorstProblemAndHoldsAll()
    {
        m_model->setContents(
            contents({file(u".github/workflows/ci.yml"_s,
                           {problem(Severity::Hint, u"pin it"_s, 3), problem(Severity::Error, u"no such key"_s, 7)}),
                      file(u".github/actions/setup/action.yml"_s), file(u"action.yml"_s)}));
        QCOMPARE(seen(*m_model),
                 (QStringList{u"ci.yml | 1 error"_s, u"  pin it | line 3"_s, u"  no such key | line 7"_s,
                              u"actions/setup/action.yml | no problem"_s, u"action.yml | no problem"_s}));
        QCOMPARE(m_model->index(0, 0).data(FolderModel::OutcomeRole).toInt(), int(core::Outcome::Failed));
        QCOMPARE(m_model->index(1, 0).data(FolderModel::OutcomeRole).toInt(), int(core::Outcome::Passed));
        QCOMPARE(m_model->index(1, 0, m_model->index(0, 0)).data(FolderModel::LineRole).toInt(), 7);
        QCOMPARE(m_model->index(1, 0, m_model->index(0, 0)).data(FolderModel::PathRole).toString(),
                 u".github/workflows/ci.yml"_s);
        QCOMPARE(m_model->sum(), u"3 files: 1 error, 1 hint"_s);
    }

    void oneThatCannotBeReadSaysSo()
    {
        FolderFile odd = file(u"action.yml"_s);
        odd.obstacle = core::Error{.kind = core::ErrorKind::Storage, .what = u"It is locked."_s, .advice = u"Wait."_s};
        m_model->setContents(contents({odd}));
        QCOMPARE(seen(*m_model), QStringList{u"action.yml | cannot be read"_s});
        QVERIFY(m_model->index(0, 0).data(Qt::ToolTipRole).toString().contains(u"It is locked."_s));
    }

    void aProblemThatOnlyMovesKeepsItsRow()
    {
        m_model->setContents(contents({file(u"a.yml"_s, {problem(Severity::Error, u"x"_s, 3)})}));
        const QPersistentModelIndex row = m_model->index(0, 0, m_model->index(0, 0));
        m_model->setContents(contents(
            {file(u"0.yml"_s),
             file(u"a.yml"_s, {problem(Severity::Warning, u"new"_s, 1), problem(Severity::Error, u"x"_s, 4)})}));
        QVERIFY(row.isValid());
        QCOMPARE(row.row(), 1);
        QCOMPARE(row.data(FolderModel::LineRole).toInt(), 4);
        QCOMPARE(row.parent().row(), 1);
    }

    void whatStaysIsNotTold()
    {
        const FolderContents same = contents({file(u"a.yml"_s, {problem(Severity::Error, u"x"_s, 3)})});
        m_model->setContents(same);
        QSignalSpy changes(m_model.get(), &QAbstractItemModel::dataChanged);
        QSignalSpy resets(m_model.get(), &QAbstractItemModel::modelReset);
        m_model->setContents(same);
        QVERIFY(changes.isEmpty() && resets.isEmpty());
    }

    void comesFromAnyFolderToAnyOther()
    {
        QRandomGenerator random(7);
        const auto any = [&random] {
            std::vector<FolderFile> files;
            for (int name = 0; name < 8; ++name) {
                if (random.bounded(3) == 0)
                    continue;
                std::vector<PlacedProblem> problems;
                for (int i = random.bounded(5); i > 0; --i)
                    problems.push_back(
                        problem(Severity(random.bounded(3)), u"m%1"_s.arg(random.bounded(3)), random.bounded(50)));
                files.push_back(file(u"f%1.yml"_s.arg(name), std::move(problems)));
            }
            return contents(std::move(files));
        };
        QSignalSpy resets(m_model.get(), &QAbstractItemModel::modelReset);
        for (int round = 0; round < 1000; ++round) {
            const FolderContents next = any();
            m_model->setContents(next);
            FolderModel fresh;
            fresh.setContents(next);
            QCOMPARE(seen(*m_model), seen(fresh));
        }
        QVERIFY(resets.isEmpty());
    }

private:
    std::unique_ptr<FolderModel> m_model;
    std::unique_ptr<QAbstractItemModelTester> m_tester;
};

QTEST_MAIN(FolderModelTest)
#include "folder_model.moc"
