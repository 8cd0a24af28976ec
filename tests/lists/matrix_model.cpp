// SPDX-FileCopyrightText: 2026 Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "lists/matrix_model.h"

#include "core/job_name.h"
#include "lists/job_samples.h"

#include <QAbstractItemModelTester>
#include <QSignalSpy>
#include <QTest>

#include <map>
#include <ranges>

using namespace signalbox;
using namespace signalbox::lists;
using namespace signalbox::samples;

namespace {

using Tester = QAbstractItemModelTester;

/// Every job in exactly one cell, under the headings that its name says.
void compareWithTruth(const MatrixModel& model, const std::vector<core::Job>& jobs)
{
    int cells = 0;
    for (int row = 0; row < model.rowCount(); ++row) {
        for (int column = 0; column < model.columnCount(); ++column)
            cells += model.jobAt(model.index(row, column)).has_value() ? 1 : 0;
    }
    QCOMPARE(cells, static_cast<int>(jobs.size()));
    for (const core::Job& job : jobs) {
        const QModelIndex index = model.indexOf(job.id);
        QVERIFY2(index.isValid(), qPrintable(job.name));
        QCOMPARE(*model.jobAt(index), job);
        QStringList headings{model.headerData(index.row(), Qt::Vertical).toString(),
                             model.headerData(index.column(), Qt::Horizontal, MatrixModel::OuterLabelRole).toString(),
                             model.headerData(index.column(), Qt::Horizontal).toString(),
                             index.data(MatrixModel::LabelRole).toString()};
        for (const QString& value : core::JobName::parse(job.name).values)
            QVERIFY2(headings.join(u' ').contains(value), qPrintable(job.name));
    }
}

core::Job cell(qint64 id, const QStringList& values, const core::State& state, int attempt = 1)
{
    return job(id, u"Test (%1)"_s.arg(values.join(u", "_s)), state, 72, attempt);
}

} // namespace

class MatrixModelTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void cellsSayWhatTheirJobsDo()
    {
        MatrixModel model(TheRun, u"Test"_s);
        const Tester tester(&model, Tester::FailureReportingMode::QtTest);
        model.apply(changes({cell(1, {u"stable"_s}, passed()), cell(2, {u"beta"_s}, running()),
                             cell(3, {u"nightly"_s}, failed()), job(4, u"Security Audit"_s, passed())}));
        QCOMPARE(model.columnCount(), 3);
        QCOMPARE(model.columnsName(), u"Rust"_s);
        model.setNow(start().addSecs(40));
        QCOMPARE(model.index(0, 2).data(Qt::AccessibleTextRole).toString(),
                 u"Test, nightly: failed after 1 min 12 s"_s);
        QCOMPARE(model.index(0, 1).data(Qt::AccessibleTextRole).toString(), u"Test, beta: running for 40 s"_s);
    }

    void axesAreNamedAsFarAsTheirValuesTell()
    {
        MatrixModel model(TheRun, u"Test"_s);
        model.apply(changes({cell(1, {u"ubuntu"_s, u"a"_s}, passed()), cell(2, {u"windows"_s, u"b"_s}, passed())}));
        QCOMPARE(model.rowsName(), u"OS"_s);
        QCOMPARE(model.columnsName(), QString());
    }

    void anUnknownLevelOfTheColumnsIsLeftOpen()
    {
        MatrixModel model(TheRun, u"Test"_s);
        model.apply(
            changes({cell(1, {u"x"_s, u"a"_s, u"debug"_s}, passed()), cell(2, {u"y"_s, u"a"_s, u"release"_s}, passed()),
                     cell(3, {u"z"_s, u"b"_s, u"debug"_s}, passed())}));
        QCOMPARE(model.rowsName(), QString());
        QCOMPARE(model.columnsName(), u"\u2026 / Build type"_s);
    }

    void aCellIsSpokenWithItsValues()
    {
        MatrixModel model(TheRun, u"Test on \u2026"_s);
        model.apply(changes({job(1, u"Test on macos-15"_s, queued()), job(2, u"Test on ubuntu-24.04"_s, queued()),
                             job(3, u"Test on windows-2025"_s, queued())}));
        QCOMPARE(model.columnsName(), u"OS"_s);
        QCOMPARE(model.headerData(2, Qt::Horizontal).toString(), u"windows-2025"_s);
        QCOMPARE(model.index(0, 2).data(Qt::AccessibleTextRole).toString(), u"Test on windows-2025: queued"_s);
    }

    void aRerunOfOneCellChangesOneCell()
    {
        MatrixModel model(TheRun, u"Test"_s);
        model.apply(changes({cell(1, {u"a"_s}, passed()), cell(2, {u"b"_s}, failed()), cell(3, {u"c"_s}, passed())}));
        QSignalSpy reset(&model, &MatrixModel::modelReset);
        QSignalSpy changed(&model, &MatrixModel::dataChanged);
        model.apply(changes({cell(9, {u"b"_s}, queued(), 2)}));
        QCOMPARE(reset.count(), 0);
        QCOMPARE(changed.count(), 1);
        QCOMPARE(changed[0][0].toModelIndex(), model.index(0, 1));
        QCOMPARE(changed[0][1].toModelIndex(), model.index(0, 1));
        QCOMPARE(model.jobAt(model.index(0, 1))->id.value, 9);
        model.apply(changes({cell(2, {u"b"_s}, passed())}));
        QCOMPARE(model.jobAt(model.index(0, 1))->id.value, 9);
    }

    void neighboursThatChangeAreToldTogether()
    {
        MatrixModel model(TheRun, u"Test"_s);
        const QStringList values{u"a"_s, u"b"_s, u"c"_s, u"d"_s, u"e"_s};
        for (int i = 0; i < 5; ++i)
            model.apply(changes({cell(i + 1, {values[i]}, queued())}));
        QSignalSpy changed(&model, &MatrixModel::dataChanged);
        model.apply(changes({cell(1, {u"a"_s}, running()), cell(2, {u"b"_s}, running()), cell(4, {u"d"_s}, running()),
                             cell(5, {u"e"_s}, queued())}));
        QCOMPARE(changed.count(), 2);
        QCOMPARE(changed[0][1].toModelIndex().column(), 1);
    }

    void rowsAndColumnsGrowWithoutAReset()
    {
        MatrixModel model(TheRun, u"Test"_s);
        const Tester tester(&model, Tester::FailureReportingMode::QtTest);
        model.apply(changes({cell(1, {u"ubuntu"_s, u"18"_s}, queued()), cell(2, {u"ubuntu"_s, u"22"_s}, queued())}));
        QSignalSpy reset(&model, &MatrixModel::modelReset);
        model.apply(changes({cell(3, {u"ubuntu"_s, u"20"_s}, queued()), cell(4, {u"macos"_s, u"20"_s}, queued())}));
        QCOMPARE(reset.count(), 0);
        QCOMPARE(model.headerData(1, Qt::Horizontal).toString(), u"20"_s);
        QVERIFY(!model.jobAt(model.index(1, 0)));
        QVERIFY(!(model.flags(model.index(1, 0)) & Qt::ItemIsEnabled));
    }

    void jobsOfOtherRunsArePassedOver()
    {
        MatrixModel model(TheRun, u"Test"_s);
        core::Job foreign = cell(1, {u"a"_s}, passed());
        foreign.run = {1};
        model.apply(changes({foreign}));
        QCOMPARE(model.rowCount(), 0);
    }

    void aDeletedRunHasNoCells()
    {
        MatrixModel model(TheRun, u"Test"_s);
        const Tester tester(&model, Tester::FailureReportingMode::QtTest);
        model.apply(changes({cell(1, {u"a"_s}, passed())}));
        model.apply({.account = {}, .at = start(), .changes = {core::RunRemoved{.run = TheRun, .repository = {}}}});
        QCOMPARE(model.rowCount(), 0);
    }

    void thousandRandomChangesEndWhereTheTruthIs()
    {
        std::mt19937 random(20261123);
        for (int round = 0; round < 20; ++round) {
            MatrixModel model(TheRun, u"Test"_s);
            const Tester tester(&model, Tester::FailureReportingMode::QtTest);
            std::map<QString, core::Job> truth;
            qint64 nextId = 1;
            for (int step = 0; step < 50; ++step) {
                std::vector<core::Job> news;
                for (int i = static_cast<int>(random() % 6); i >= 0; --i) {
                    QStringList values;
                    const int depth = random() % 20 == 0 ? static_cast<int>(random() % 5) + 1 : round % 4 + 1;
                    for (int axis = 0; axis < depth; ++axis)
                        values << u"%1v%2"_s.arg(QChar(u'a' + axis)).arg(random() % 6);
                    core::Job next = cell(0, values, anyState(random));
                    const auto known = truth.find(next.name);
                    const bool rerun = known != truth.end() && random() % 3 == 0;
                    next.attempt = known == truth.end() ? 1 : known->second.attempt + (rerun ? 1 : 0);
                    next.id = {known == truth.end() || rerun ? nextId++ : known->second.id.value};
                    if (std::ranges::contains(news, next.name, &core::Job::name))
                        continue;
                    truth[next.name] = next;
                    news.push_back(next);
                }
                std::ranges::shuffle(news, random);
                model.apply(changes(news));
            }
            const auto values = std::views::values(truth);
            compareWithTruth(model, {values.begin(), values.end()});
            if (QTest::currentTestFailed())
                return;
        }
    }
};

QTEST_GUILESS_MAIN(MatrixModelTest)
#include "matrix_model.moc"
