// SPDX-FileCopyrightText: 2026 Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QDialog>
#include <QIcon>

#include <functional>
#include <vector>

class QAction;
class QLineEdit;
class QListWidget;
class QStackedLayout;

namespace signalbox::views {

/// One thing to do or to go to.
struct PaletteEntry {
    QString text;
    QString detail; ///< second-rank, behind the text: a key, a state, a place
    QIcon icon;
    std::function<void()> act;
};

/// Those entries that have every typed word, without case, in their text or detail; the ones whose text begins with
/// the first word come first, then those that have it at the begin of a word, each in the order they came. All of them
/// for nothing typed.
std::vector<PaletteEntry> matching(const std::vector<PaletteEntry>& entries, const QString& typed);

/// The actions that can be taken now, with their menu and keys; separators and menus left out.
std::vector<PaletteEntry> entriesOf(const QList<QAction*>& actions);

/// Everything by a few letters: type, choose with up and down, Enter does it, Esc leaves. Deletes itself.
class CommandPalette final : public QDialog {
    Q_OBJECT

public:
    /// `entries` is taken as it is now.
    CommandPalette(std::vector<PaletteEntry> entries, QWidget* parent);

protected:
    bool eventFilter(QObject* watched, QEvent* event) override;

private:
    void list(const QString& typed);
    void take();

    std::vector<PaletteEntry> m_entries;
    std::vector<PaletteEntry> m_shown;
    QLineEdit* m_text;
    QListWidget* m_list;
    QStackedLayout* m_pages; ///< the list, or that nothing matches
};

} // namespace signalbox::views
