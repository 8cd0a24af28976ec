// SPDX-FileCopyrightText: 2026 Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QApplication>
#include <QElapsedTimer>
#include <QEvent>

#include <algorithm>
#include <functional>
#include <vector>

/// A program that knows how long its event loop is held up: by each painting of a window, and by anything at all.
class TimedApplication : public QApplication {
public:
    using QApplication::QApplication;

    /// After each painting of a window, outermost events only.
    std::function<void()> painted;

    bool notify(QObject* receiver, QEvent* event) override
    {
        const bool isOutermost = m_depth == 0;
        // A window's first picture is painted as the display shows it, each later one as something in it has changed.
        const bool isPaint = event->type() == QEvent::UpdateRequest || event->type() == QEvent::Expose;
        ++m_depth;
        QElapsedTimer timer;
        timer.start();
        const bool result = QApplication::notify(receiver, event);
        --m_depth;
        if (!isOutermost)
            return result;
        const double milliseconds = double(timer.nsecsElapsed()) / 1e6;
        m_longest = std::max(m_longest, milliseconds);
        if (isPaint) {
            m_frames.push_back(milliseconds);
            if (painted)
                painted();
        }
        return result;
    }

    void forget()
    {
        m_frames.clear();
        m_longest = 0;
    }
    double longest() const { return m_longest; } ///< ms
    std::size_t frames() const { return m_frames.size(); }
    /// 0 without any frame.
    double frame(double part) const
    {
        std::vector<double> sorted = m_frames;
        std::ranges::sort(sorted);
        return sorted.empty() ? 0 : sorted[std::min(sorted.size() - 1, std::size_t(double(sorted.size()) * part))];
    }

private:
    int m_depth = 0;
    double m_longest = 0;
    std::vector<double> m_frames;
};
