// SPDX-FileCopyrightText: 2026 Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "lists/file_outline_model.h"

#include "support/data_folder.h"

#include <QAbstractItemModelTester>
#include <QDirIterator>
#include <QFile>
#include <QRandomGenerator>
#include <QSignalSpy>
#include <QTest>

using namespace signalbox;
using namespace signalbox::lists;
using namespace Qt::StringLiterals;

namespace {

std::vector<OutlineEntry> randomEntries(QRandomGenerator& random, int depth)
{
    std::vector<OutlineEntry> entries;
    for (int i = random.bounded(5); i > 0; --i)
        entries.push_back({.kind = OutlineEntry::Kind(random.bounded(4)),
                           .label = QString(QChar(u'a' + random.bounded(3))),
                           .line = random.bounded(100),
                           .children = depth > 0 ? randomEntries(random, depth - 1) : std::vector<OutlineEntry>()});
    return entries;
}

std::vector<OutlineEntry> entriesOf(const QAbstractItemModel& model, const QModelIndex& parent = {})
{
    std::vector<OutlineEntry> entries;
    for (int row = 0; row < model.rowCount(parent); ++row) {
        const QModelIndex index = model.index(row, 0, parent);
        entries.push_back({.kind = OutlineEntry::Kind(index.data(FileOutlineModel::KindRole).toInt()),
                           .label = index.data().toString(),
                           .line = index.data(FileOutlineModel::LineRole).toInt(),
                           .children = entriesOf(model, index)});
    }
    return entries;
}

} // namespace

/// Events, jobs and steps of a file as a tree.
class FileOutlineModelTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void readsEventsJobsAndSteps()
    {
        const auto entries = fileOutline("on:\n  push:\n    branches: [main]\n  schedule:\njobs:\n  a:\n    steps:\n"
                                         "      - uses: x@v1\n      - name: N\n        run: y\n      - run: |\n"
                                         "          first\n          second\n      - {}\n  b:\n");
        QCOMPARE(entries.size(), 2U);
        QCOMPARE(entries[0].children.size(), 2U);
        QCOMPARE(entries[0].children[1].label, u"schedule"_s);
        QCOMPARE(entries[1].line, 5);
        const auto& steps = entries[1].children[0].children;
        QCOMPARE(steps.size(), 4U);
        QCOMPARE(steps[0].label, u"x@v1"_s);
        QCOMPARE(steps[1].label, u"N"_s);
        QCOMPARE(steps[2].label, u"first"_s);
        QVERIFY(!steps[3].label.isEmpty());
        QVERIFY(entries[1].children[1].children.empty());
        QCOMPARE(fileOutline("on: push").front().children.front().label, u"push"_s);
        QCOMPARE(fileOutline("on: [push, release]").front().children.size(), 2U);
    }

    void whatIsNoWorkflowHasNoOutline_data()
    {
        QTest::addColumn<QByteArray>("text");
        QTest::newRow("empty") << QByteArray();
        QTest::newRow("a list") << QByteArray("- a\n- b\n");
        QTest::newRow("not YAML") << QByteArray("{{{{ ]] : \t\n");
        QTest::newRow("not text") << QByteArray("\xff\xfe\0\x01", 4);
    }

    void whatIsNoWorkflowHasNoOutline()
    {
        QFETCH(QByteArray, text);
        QVERIFY(fileOutline(text).empty());
    }

    void whatStandsBeforeAMistakeIsRead()
    {
        const auto entries = fileOutline("on: push\njobs:\n  a:\n    steps:\n      - run: x\n  b: [unclosed\n");
        QVERIFY(!entries.empty());
        QCOMPARE(entries.front().children.front().label, u"push"_s);
    }

    void rowsStayWhileLinesMove()
    {
        FileOutlineModel model;
        model.setEntries(fileOutline("on: push\njobs:\n  a:\n    steps:\n      - run: x\n  b:\n"));
        const QPersistentModelIndex b = model.index(1, 0, model.index(1, 0));
        QSignalSpy removed(&model, &QAbstractItemModel::rowsRemoved);
        model.setEntries(
            fileOutline("# new\non: push\njobs:\n  a:\n    steps:\n      - run: x\n      - run: z\n  b:\n"));
        QVERIFY(removed.isEmpty());
        QVERIFY(b.isValid());
        QCOMPARE(b.data(FileOutlineModel::LineRole).toInt(), 8);
        QCOMPARE(model.rowFor(8), QModelIndex(b));
        QCOMPARE(model.rowFor(7).data().toString(), u"z"_s);
        QCOMPARE(model.rowFor(5).data().toString(), u"a"_s);
        QVERIFY(!model.rowFor(1).isValid());
    }

    void anyChangesLeaveASoundModel()
    {
        QRandomGenerator random(9);
        FileOutlineModel model;
        const QAbstractItemModelTester tester(&model);
        for (int round = 0; round < 200; ++round) {
            const auto entries = randomEntries(random, 2);
            model.setEntries(entries);
            QCOMPARE(entriesOf(model), entries);
        }
    }

    void readsTheFilesOfOthers()
    {
        const auto folder = tests::dataFolder("SIGNALBOX_WORKFLOWS", u"workflows"_s);
        if (!folder)
            QSKIP("no workflow files of others here");
        int files = 0;
        QDirIterator each(*folder + u"/real"_s, {u"*.yml"_s, u"*.yaml"_s}, QDir::Files, QDirIterator::Subdirectories);
        while (each.hasNext()) {
            QFile file(each.next());
            QVERIFY(file.open(QIODevice::ReadOnly));
            const QByteArray text = file.readAll();
            const auto entries = fileOutline(text);
            const auto lines = int(text.count('\n') + 1);
            for (const OutlineEntry& entry : entries) {
                for (const OutlineEntry& child : entry.children) {
                    QVERIFY(child.line >= entry.line && child.line <= lines);
                    QVERIFY(!child.label.isEmpty() && !child.label.contains(u'\n'));
                }
            }
            ++files;
        }
        qInfo("read %d files", files);
        QVERIFY(files > 0);
    }
};

QTEST_GUILESS_MAIN(FileOutlineModelTest)
#include "file_outline_model.moc"
