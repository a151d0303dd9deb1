// The components announce which theme is on; our own colours follow it. Until then they follow the system.
document.body.addEventListener('themeChanged', event => {
  document.documentElement.style.colorScheme = event.detail.isDark ? 'dark' : 'light';
});
