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

    /// Takes the list as its child.
    explicit Screens(QWidget* list, QWidget* parent = nullptr);

    /// The other one, which is taken too; once, and before showRun().
    void setRun(QWidget* run);

    void showList();
    void showRun();
    bool showsRun() const { return m_showsRun; }
    bool isWide() const { return m_wide; }
    void setWide(bool wide);

    /// Where the user left the handle between them.
    QByteArray saveSplit() const;
    void restoreSplit(const QByteArray& state);

Q_SIGNALS:
    void splitMoved();

private:
    void arrange();

    QSplitter* m_splitter;
    QWidget* m_list;
    QWidget* m_run = nullptr;
    QByteArray m_split; ///< until there is anything to split
    bool m_showsRun = false;
    bool m_wide = false;
};

} // namespace signalbox::views
