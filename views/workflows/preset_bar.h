// SPDX-FileCopyrightText: 2026 Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/dispatch_preset.h"

#include <QWidget>

#include <functional>
#include <optional>
#include <vector>

class QAction;
class QComboBox;
class QPushButton;

namespace signalbox::views {

/// Fills a form from the workflow's defaults, from what it was last started with, or from what the user has kept under
/// a name; and keeps such names.
class PresetBar final : public QWidget {
    Q_OBJECT

public:
    explicit PresetBar(QWidget* parent = nullptr);

    /// No `last` for what was never started from here.
    void setPresets(const std::optional<core::DispatchPreset>& last, const std::vector<core::DispatchPreset>& named);
    /// The named ones alone.
    void setNamed(const std::vector<core::DispatchPreset>& named) { setPresets(m_last, named); }
    const std::vector<core::DispatchPreset>& named() const { return m_named; }
    /// The user has typed something else than what was filled in.
    void setTyped();
    /// Of its parts, the one that Tab comes to last.
    QWidget* lastPart() const;
    /// What would be kept now.
    void setValues(std::function<QMap<QString, QString>()> values) { m_values = std::move(values); }

Q_SIGNALS:
    void defaultsChosen();
    void chosen(const core::DispatchPreset& preset);
    /// Kept, renamed or deleted by the user; what was before can be put back by setNamed().
    void presetsChanged(const QString& what, const std::vector<core::DispatchPreset>& before);

private:
    void list();
    int firstNamed() const { return m_last ? 2 : 1; } ///< row of the first named one
    void choose(int index);
    /// The named one that was chosen last, or null.
    const core::DispatchPreset* current() const;
    void askForName(const QString& title, const QString& suggested, const std::function<void(const QString&)>& take);
    void keepAs(const QString& name);
    void renameTo(const QString& name);
    void remove();
    void put(core::DispatchPreset preset, const QString& what);
    void enableActions();

    QComboBox* m_choice;
    QPushButton* m_more;
    QAction* m_update;
    QAction* m_rename;
    QAction* m_delete;
    std::optional<core::DispatchPreset> m_last;
    std::vector<core::DispatchPreset> m_named; ///< by name
    QString m_current; ///< name of the one that was chosen last; empty: none of them
    bool m_isLast = false; ///< what was last started was chosen, and not the defaults
    bool m_isTyped = false; ///< something else stands in the form by now
    std::function<QMap<QString, QString>()> m_values;
};

} // namespace signalbox::views
