// SPDX-FileCopyrightText: 2026 Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "common/look.h"
#include "common/theme.h"
#include "logs/log_view.h"
#include "pipeline/job_board.h"
#include "pipeline/job_rows.h"
#include "pipeline/matrix_delegate.h"
#include "pipeline/matrix_view.h"
#include "pipeline/pipeline_view.h"
#include "pipeline_samples.h"

#include <QAbstractButton>
#include <QApplication>
#include <QListView>
#include <QPainter>
#include <QScrollBar>
#include <QSplitter>
#include <QTest>

using namespace signalbox;
using namespace signalbox::samples;
using namespace signalbox::views;

/// How the pipeline screen uses the room that it is given, and its colours.
class PipelineRoom : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        m_clock = std::make_unique<core::ManualClock>(start().addSecs(120));
        m_view = std::make_unique<PipelineView>(*m_clock);
        m_view->resize(1280, 820);
        m_view->show();
        QVERIFY(QTest::qWaitForWindowExposed(m_view.get()));
    }

    void cleanup()
    {
        m_view.reset();
        m_clock.reset();
    }

    void theJobsAreSeenWholeBeforeTheLog()
    {
        m_view->resize(850, 780);
        m_view->setRun(run(failed()), pipeline(passed(), passed(), failed(), passed()));
        QTRY_COMPARE(m_view->width(), 850);
        for (const auto* rows : m_view->findChildren<JobRows*>())
            QTRY_COMPARE(rows->viewport()->visibleRegion().boundingRect().height(), rows->height());
        const auto* grid = m_view->findChild<MatrixView*>();
        const int cells = grid->viewport()->height();
        QTRY_COMPARE(grid->viewport()->visibleRegion().boundingRect().height(), cells);
        QVERIFY(m_view->findChild<LogView*>()->height() > 200);
    }

    void twoHundredAndFortyCellsFitTheWindow()
    {
        m_view->setRun(run(running()), bigMatrix());
        const auto* grid = m_view->findChild<MatrixView*>();
        QCOMPARE(grid->model()->rowCount() * grid->model()->columnCount(), 240);
        QTRY_VERIFY(grid->columnWidth(0) >= 28);
        QTRY_VERIFY(grid->viewport()->rect().contains(grid->visualRect(grid->model()->index(11, 19))));
    }

    /// As much room as there is beside the lists in a window of 1440 x 900.
    void aBigGridIsSeenWholeWithItsHeadings()
    {
        std::vector<core::Job> jobs = bigMatrix();
        for (const auto& name : {u"Lint"_s, u"Docs"_s, u"Audit"_s, u"Coverage"_s, u"Image"_s, u"Release"_s})
            jobs.push_back(job(2000 + std::ssize(jobs), name, passed()));
        m_view->resize(840, 760);
        m_view->setRun(run(failed()), jobs);
        const auto* board = m_view->findChild<JobBoard*>();
        const auto* grid = m_view->findChild<MatrixView*>();
        const auto seen = [&] { return QRect(grid->mapTo(board->viewport(), QPoint()), grid->size()); };
        QTRY_VERIFY(board->viewport()->rect().contains(seen()));
        QVERIFY(board->verticalScrollBar()->maximum() > 0); // the cards are below it
        m_view->resize(840, 480);
        QTRY_VERIFY(m_view->findChild<LogView*>()->height() > 60); // where it does not fit, the log keeps its share
    }

    void aNarrowWindowPutsTheChosenJobBelow()
    {
        m_view->setRun(run(running()), pipeline(passed(), running(), failed(), queued()));
        m_view->resize(640, 900);
        QTRY_COMPARE(m_view->width(), 640);
        QCOMPARE(m_view->findChild<QSplitter*>()->orientation(), Qt::Vertical);
        const auto* rerun = m_view->findChild<QAbstractButton*>(u"rerun"_s);
        QVERIFY(rerun->text().isEmpty());
        QCOMPARE(rerun->accessibleName(), u"Re-run all"_s);
    }

    void wordsGoBeforeShapesWhenItGetsNarrow()
    {
        const QFontMetrics metrics(m_view->font());
        CellDetail last = CellDetail::Full;
        for (int width = 200; width > 20; --width) {
            const CellDetail detail = detailFor({width, 2 * metrics.height() + 12}, metrics);
            QVERIFY(detail <= last);
            last = detail;
        }
        QCOMPARE(last, CellDetail::Shape);
    }

    void coloursFollowTheSchemeInEveryCellAndRow()
    {
        Look look(*qApp);
        m_view->setRun(run(failed()), pipeline(passed(), passed(), failed(), passed()));
        look.setScheme(Look::Scheme::Light);
        const QImage first = m_view->grab().toImage();
        look.setScheme(Look::Scheme::Dark);
        QVERIFY(m_view->grab().toImage() != first);
        look.setScheme(Look::Scheme::Light);
        QCOMPARE(m_view->grab().toImage(), first);
    }

    void aPaletteOfTheSchemeBeforeChangesNoCellAndNoRow()
    {
        m_view->setRun(run(failed()), pipeline(passed(), passed(), failed(), passed()));
        const QList<const QAbstractItemView*> views{m_view->findChild<MatrixView*>(), m_view->findChild<JobRows*>(),
                                                    m_view->findChild<QListView*>(u"steps"_s)};
        for (const QAbstractItemView* view : views) {
            const auto painted = [view](const Theme& theme) {
                QImage image(200, 48, QImage::Format_RGB32);
                image.fill(Qt::white);
                QPainter painter(&image);
                QStyleOptionViewItem option;
                option.rect = image.rect();
                option.palette = theme.palette();
                view->itemDelegate()->paint(&painter, option, view->model()->index(0, 0));
                return image;
            };
            QCOMPARE(painted(Theme::dark()), painted(Theme::light()));
        }
    }

private:
    std::unique_ptr<core::ManualClock> m_clock;
    std::unique_ptr<PipelineView> m_view;
};

QTEST_MAIN(PipelineRoom)
#include "pipeline_room.moc"
