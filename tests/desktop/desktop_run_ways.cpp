// SPDX-FileCopyrightText: 2026 Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "driven_test.h"
#include "graph/graph_node.h"
#include "pipeline/pipeline_view.h"

#include <QAbstractItemView>
#include <QDir>

using namespace signalbox;
using namespace Qt::StringLiterals;

/// The ways to look at a run beside its jobs: timeline, graph, and what it left behind.
class DesktopRunWays : public tests::DrivenTest {
    Q_OBJECT

    QAbstractItemView& view(const QString& name) { return *hand().seen<QAbstractItemView>(name); }
    bool opensRunWithArtifacts()
    {
        const auto& artifacts = program().repository().artifacts;
        return program().open(*program().server().world().run(artifacts.rbegin()->second.run))
            && hand().until([this] { return program().pipeline().selectedJob().has_value(); });
    }
    core::JobId chosen() { return program().pipeline().selectedJob().value_or(core::Job()).id; }
    bool isAnother(core::JobId before)
    {
        return hand().until([&] { return chosen() != before; });
    }
    bool hasDownloaded()
    {
        return hand().until([this] { return !QDir(downloads()).entryList({u"*.zip"_s}, QDir::Files).isEmpty(); });
    }
    views::GraphNodeView* nodeOfAnotherJob()
    {
        views::GraphNodeView* found = nullptr;
        hand().until([&] {
            for (auto* node : program().pipeline().findChildren<views::GraphNodeView*>()) {
                if (node->isVisible() && node->node().jobs.size() == 1 && node->node().jobs.front() != chosen())
                    found = node;
            }
            return found != nullptr;
        });
        return found;
    }

public:
    using DrivenTest::DrivenTest;

private Q_SLOTS:
    void cleanup()
    {
        QDir(downloads()).removeRecursively();
        DrivenTest::cleanup();
    }

    void byMouse()
    {
        QVERIFY(opensRunWithArtifacts());
        QVERIFY(hand().click(u"timelineButton"_s));
        auto before = chosen();
        auto& timeline = view(u"timeline"_s);
        QVERIFY(timeline.model()->rowCount() > 1);
        const int other = timeline.currentIndex().row() == 0 ? 1 : 0;
        QVERIFY(hand().click(timeline, timeline.model()->index(other, 0)));
        QVERIFY(isAnother(before));
        QVERIFY(hand().click(u"graphButton"_s));
        before = chosen();
        auto* node = nodeOfAnotherJob();
        QVERIFY(node);
        QVERIFY(hand().click(node->accessibleName()));
        QVERIFY(isAnother(before));
        QVERIFY(hand().click(u"resultsButton"_s));
        QVERIFY(hand().click(u"downloadAll"_s));
        QVERIFY(hasDownloaded());
        QVERIFY(hand().click(u"resultsButton"_s)); // back to the jobs
        QVERIFY(hand().until([this] { return !hand().sees(u"artifacts"_s); }));
    }

    void byKeys()
    {
        QVERIFY(opensRunWithArtifacts());
        QVERIFY(hand().tabTo(u"timelineButton"_s, true));
        QVERIFY(hand().press(u"space"_s));
        QVERIFY2(hand().standsIn(u"timeline"_s), qPrintable(hand().whereItStands()));
        auto before = chosen();
        QVERIFY(hand().press(view(u"timeline"_s).currentIndex().row() == 0 ? u"Down"_s : u"Up"_s));
        QVERIFY(isAnother(before));
        QVERIFY(hand().tabTo(u"graphButton"_s, true));
        QVERIFY(hand().press(u"space"_s));
        QVERIFY(
            hand().until([] { return qobject_cast<views::GraphNodeView*>(QApplication::focusWidget()) != nullptr; }));
        before = chosen();
        for (const auto& key : {u"Down"_s, u"Right"_s, u"Up"_s, u"Left"_s})
            QVERIFY(hand().press(key));
        QVERIFY(hand().tabTo(u"resultsButton"_s, true));
        QVERIFY(hand().press(u"space"_s));
        QVERIFY2(hand().standsIn(u"artifacts"_s), qPrintable(hand().whereItStands()));
        QVERIFY(row(u"artifacts"_s, QString()).isValid());
        QVERIFY(hand().press(u"Return"_s));
        QVERIFY(hasDownloaded());
        QVERIFY(hand().press(u"Escape"_s));
        QVERIFY(hand().until([this] { return program().window().windowTitle().contains(u"All runs"_s); }));
        QVERIFY2(hand().standsIn(u"runs"_s), qPrintable(hand().whereItStands()));
    }

    void anAnnotationLeadsToItsLineByKeys()
    {
        QVERIFY(program().openFailedLog());
        QVERIFY(hand().tabTo(u"resultsButton"_s, true));
        QVERIFY(hand().press(u"space"_s));
        QVERIFY(row(u"annotations"_s, u"Process completed"_s).isValid());
        QVERIFY(hand().tabTo(u"annotations"_s, true) || hand().tabTo(u"annotations"_s));
        QVERIFY(hand().press(u"Return"_s));
        QVERIFY2(hand().standsIn(u"Log"_s), qPrintable(hand().whereItStands()));
    }

    void anAnnotationLeadsToItsLineByMouse()
    {
        QVERIFY(program().openFailedLog());
        QVERIFY(hand().click(u"resultsButton"_s));
        const auto annotation = row(u"annotations"_s, u"Process completed"_s);
        QVERIFY(hand().click(view(u"annotations"_s), annotation));
        QVERIFY2(hand().standsIn(u"Log"_s), qPrintable(hand().whereItStands()));
    }
};

int main(int argc, char** argv)
{
    return tests::runOnDisplay<DesktopRunWays>(argc, argv);
}
#include "desktop_run_ways.moc"
