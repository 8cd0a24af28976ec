// SPDX-FileCopyrightText: 2026 Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>

class QSplitter;

namespace signalbox::views {

/// The list of runs and one run: side by side in a wide window, one at a time in a narrow one.
class Screens final : public QWidget {
    Q_OBJECT

public:
    /// From this width of the window on both are shown, device-independent pixels.
    static constexpr int WideFrom = 1400;

    /// Takes both as its children.
    Screens(QWidget* list, QWidget* run, QWidget* parent = nullptr);

    void showList();
    void showRun();
    bool showsRun() const { return m_showsRun; }
    bool isWide() const { return m_wide; }
    void setWide(bool wide);

    QByteArray saveSplit() const;
    void restoreSplit(const QByteArray& state);

Q_SIGNALS:
    void splitMoved();

private:
    void arrange();

    QSplitter* m_splitter;
    QWidget* m_list;
    QWidget* m_run;
    bool m_showsRun = false;
    bool m_wide = false;
};

} // namespace signalbox::views
