// SPDX-FileCopyrightText: 2026 Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "common/theme.h"
#include "log_samples.h"
#include "logs/find_bar.h"
#include "logs/log_text.h"
#include "logs/log_view.h"

#include <QFontMetricsF>
#include <QScrollBar>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>
#include <QWheelEvent>

/// A log view in a real window, driven as a user does.
namespace signalbox::tests {

using namespace Qt::StringLiterals;
using namespace signalbox::views;

class LogWindow : public QObject {
protected:
    void openWindow()
    {
        QVERIFY(m_folder.isValid());
        m_view = std::make_unique<LogView>();
        m_view->resize(1000, 520);
        m_view->show();
        QVERIFY(QTest::qWaitForWindowExposed(m_view.get()));
    }

    LogText& text() { return m_view->text(); }
    QString lineText(qint64 line) { return m_view->document().line(line).text; }

    static QByteArray numbered(int count)
    {
        QByteArray lines;
        for (int i = 0; i < count; ++i)
            lines += "line " + QByteArray::number(i) + "\n";
        return lines;
    }

    void press(Qt::Key key, Qt::KeyboardModifiers modifiers = {}, const QString& typed = {})
    {
        QTest::sendKeyEvent(QTest::Click, &text(), key, typed, modifiers);
    }

    void wheel(int delta, Qt::KeyboardModifiers modifiers)
    {
        const QPointF middle = text().viewport()->rect().center();
        QWheelEvent event(middle, text().viewport()->mapToGlobal(middle), {}, {0, delta}, {}, modifiers,
                          Qt::NoScrollPhase, false);
        QCoreApplication::sendEvent(text().viewport(), &event);
    }

    /// Between the characters of a short line of plain letters, in the middle of its row.
    QPoint pointOf(qint64 line, int column)
    {
        const QFontMetricsF metrics(text().viewport()->font());
        const int height = int(metrics.height()) + space::Tight;
        const qint64 row = text().folds().rowOf(line) - text().verticalScrollBar()->value();
        const qreal left = text().textLeft() + column * metrics.horizontalAdvance(u'a');
        return {int(left) + 1, int(row) * height + height / 2};
    }

    std::vector<std::pair<QString, bool>> foldedSteps()
    {
        std::vector<std::pair<QString, bool>> steps;
        const auto& sections = text().folds().sections();
        for (size_t i = 0; i < sections.size(); ++i) {
            if (sections[i].kind == logs::Section::Kind::Step)
                steps.push_back({sections[i].title, text().folds().isFolded(int(i))});
        }
        return steps;
    }

    QString write(const QByteArray& bytes)
    {
        const QString path = m_folder.filePath(u"%1.log"_s.arg(++m_files));
        QFile file(path);
        if (!file.open(QIODevice::WriteOnly) || file.write(bytes) != bytes.size())
            qFatal("no room for a test's log");
        return path;
    }

    void openText(const QByteArray& bytes, const core::Job& job = {}, const core::Run& run = {})
    {
        const QString path = write(bytes);
        QSignalSpy outlined(&m_view->document(), &logs::LogDocument::outlined);
        m_view->open(path, job, run);
        QTRY_COMPARE(outlined.size(), 1);
    }

    QTemporaryDir m_folder;
    std::unique_ptr<LogView> m_view;

private:
    int m_files = 0;
};

} // namespace signalbox::tests
